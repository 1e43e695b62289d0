/** What the notes say beside people's own words. The build hands these to the server, which makes the documents. */
export const report = {
  'report.not-started': 'This session has not started.',
  'report.when': 'Held on {date}, from {time}.',
  'report.devices': '{count, plural, =0 {No phones joined.} one {1 phone joined.} other {# phones joined.}}',
  'report.not-opened': 'Planned {planned, plural, one {1 minute} other {# minutes}}. Not opened.',
  'report.opened': 'Planned {planned, plural, one {1 minute} other {# minutes}}. Opened at {from}.',
  'report.timing': 'Planned {planned, plural, one {1 minute} other {# minutes}}. From {from} to {to}.',
  'report.no-notes': 'No notes were shown here.',
  'report.held': 'Some notes may have been kept back, because only a few people wrote.',
  'report.hidden':
    '{count, plural, one {1 note was hidden by a facilitator and is not here.} other {# notes were hidden by a facilitator and are not here.}}',
  'report.mark.meToo': 'me too',
  'report.mark.differently': 'I see it differently',
  'report.mark.tellMore': 'tell us more',
  'report.band.some': 'Some of those who reacted: {mark}',
  'report.band.many': 'Many of those who reacted: {mark}',
  'report.band.most': 'Most of those who reacted: {mark}',
} as const;
