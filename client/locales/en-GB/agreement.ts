/** How a group treats one another until it says better: the organiser's form begins with it, and a phone knows these lines again. */
export const agreement = {
  'default.agreement.1': 'One person speaks at a time.',
  'default.agreement.2': 'You can pass. You do not have to say why.',
  'default.agreement.3': 'Speak from your own experience.',
  'default.agreement.4': 'What is said here stays here. Ideas can be shared. Stories and names cannot.',
  'default.agreement.5': 'It is OK to disagree. Be kind about people.',
  'default.agreement.6': 'Take a break when you need one.',
} as const;
