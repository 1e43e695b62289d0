export const phoneCanvas = {
  'canvas.failed': 'The canvas could not be opened. The list shows all notes.',
  'canvas.list': 'Show the list',
} as const;
