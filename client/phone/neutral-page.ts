/** What is on the screen after leaving quickly: plain, and nobody asks why somebody looked at it. */
export const NEUTRAL_PAGE = 'https://www.bbc.co.uk/weather';
