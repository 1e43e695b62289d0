export const organiser = {
  'organiser.page-title': 'Your sessions – Wrensong',
  'organiser.loading': 'Opening your sessions',
  'organiser.no-script': 'This page needs JavaScript. Please turn it on and load it again.',
} as const;
