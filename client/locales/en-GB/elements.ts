/** What the later elements of the kit say by themselves: they are on no first screen. */
export const elements = {
  'list.new': '{count, plural, one {Show # new} other {Show # new}}',
  'list.new-spoken': '{count, plural, one {# new note} other {# new notes}}',
  'list.pause': 'Pause updates',
  'list.paused': 'Updates are paused. Press “Pause updates” again to see new notes.',
  'list.gone': 'This note was hidden.',
  'chart.table': 'Show as a table',
  'chart.choice': 'Choice',
  'chart.count': 'How many',
  'chart.few': 'Too few people answered to show how many.',
  'stepper.fewer': 'One fewer',
  'stepper.more': 'One more',
} as const;
