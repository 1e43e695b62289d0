/** What the elements of the kit say by themselves, on every surface. */
export const kit = {
  'kit.problem': 'There is a problem',
  'kit.error-prefix': 'Error:',
  'kit.close': 'Close',
  'kit.copy-refused': 'Your browser did not copy this. Please copy it yourself:',
  'kit.counter': '{left, plural, one {# character left} other {# characters left}}',
  'kit.counter-over': '{over, plural, one {# character too many} other {# characters too many}}',
  'kit.broken': 'This part of the page has stopped working.',
  'kit.broken-help': 'What you wrote is safe on this device.',
  'kit.again': 'Try again',
} as const;
