export const console = {
  'console.page-title': 'Facilitator console – Wrensong',
  'console.loading': 'Opening your session',
  'console.no-script': 'The console needs JavaScript. Please turn it on and load this page again.',
} as const;
