/** What a phone says where notes are read, and where an own note is changed or taken back. */
export const phoneNotes = {
  // Notes in a list
  'notes.count': '{count, plural, one {# note} other {# notes}}',
  'notes.theme': '{theme} ({count})',
  'notes.no-theme': 'Not in a theme yet',
  'notes.order': 'Each phone shows them in its own order.',
  'notes.more': 'Show {count, plural, one {# more note} other {# more notes}}',
  'notes.show-waiting': 'Show {count, plural, one {# change} other {# changes}}',
  'notes.show-new': 'Show {count, plural, one {# new note} other {# new notes}}',
  'notes.none': 'There are no notes to read here now.',
  'notes.coming': 'The notes come in about 8 seconds.',
  'notes.too-few': 'Too few people wrote, so there is nothing to choose from here.',
  'notes.gone': 'This note is no longer shown.',
  'notes.yours': 'Yours',

  // What a person can do with a list
  'list.pause': 'Pause updates',
  'list.canvas': 'Show as a canvas',
  'list.paused': 'Updates are paused.{count, plural, =0 {} one { # change waits.} other { # changes wait.}}',
  'list.as-of': 'As of {time}',
  'find.open': 'Find a note',
  'find.label': 'Words in the note',
  'find.found': '{count, plural, =0 {No note has these words.} one {# note has these words.} other {# notes have these words.}}',
  'find.close': 'Show all notes',

  // Changing an own note, and taking it back
  'own.change-title': 'Change your note',
  'own.change-shown': 'Your change will be shown when this activity closes.',
  'own.save': 'Save',
  'own.cancel': 'Cancel',
  'own.take-back-title': 'Take back this note?',
  'own.take-back-shown': 'It leaves the screens within a minute.',
  'own.take-back-shown-away': 'It leaves the screens when you are back online.',
  'own.take-back-unshown': 'Nobody will see it.',
  'own.take-back-try': 'We will take it back. If notes are shown first, people may see it briefly.',
  'own.keep': 'Keep it',
} as const;
