import {t} from '../../locales/door.ts';

/** As in kit/tokens.css, which neither an icon nor a manifest can read. */
export const COLOURS = {paper: '#fbf9f4', ink: '#0b5a57'} as const;

/** A wren, its tail up, that says something. All of it is within the circle that a phone may cut out of it. */
export const icon = (): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">`,
    `<path fill="${COLOURS.ink}" d="M0 0h64v64H0z"/>`,
    `<path fill="${COLOURS.paper}" d="M14 18l6 4 5 9c3-3 6-5 10-5a9 9 0 0 1 9 6l7 2-7 3c0 9-7 15-15 15-9 0-15-7-14-16z"/>`,
    `<circle cx="38" cy="33" r="2" fill="${COLOURS.ink}"/>`,
    `<path fill="none" stroke="${COLOURS.paper}" stroke-width="3" stroke-linecap="round" d="M49 25a14 14 0 0 0-6-7M31 52v4M25 51l-2 5"/>`,
    '</svg>\n',
  ].join('');

/**
 * For whoever keeps a link to it among the apps of a phone. It stays a page of the browser: there it can be left as quickly as any other, and no
 * browser offers to install it while people are in a session.
 */
export const manifest = (): string => {
  const size = {src: '/icon.svg', sizes: 'any', type: 'image/svg+xml'};
  return JSON.stringify({
    id: '/',
    name: t('product'),
    short_name: t('product'),
    lang: 'en-GB',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'browser',
    background_color: COLOURS.paper,
    theme_color: COLOURS.paper,
    icons: [
      {...size, purpose: 'any'},
      {...size, purpose: 'maskable'},
    ],
  });
};
