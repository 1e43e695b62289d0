/** What came of answers and dots, in the same words on every surface. */
export const results = {
  'result.few': 'Too few people answered. Nothing is shown, so that nobody can be guessed.',
  'result.answered': '{count, plural, one {# person answered.} other {# people answered.}}',
  'result.row': '{label}: {count}',
  'lists.support': 'Most support',
  'lists.strong': 'Strong views',
  'lists.strong-help': 'A few people gave these many dots.',
  'lists.once': 'Said once',
  'lists.once-help': 'These stand alone. They may matter as much.',
  'lists.none': 'None',
  'lists.dots-people': '{dots, plural, one {# dot} other {# dots}} from {people} people',
  'lists.dots-few': '{dots, plural, one {# dot} other {# dots}} from a few people',
} as const;
