/** What the phone says round an activity, whatever it is. */
export const phoneLive = {
  // What an activity is, as the first word of the page's title
  'state.read': 'Read',
  'state.agreement': 'Our agreement',
  'state.check-in': 'Check in',
  'state.write': 'Write',
  'state.react': 'Read the notes',
  'state.sort': 'Sort',
  'state.dots': 'Vote',
  'state.choice': 'Choose',
  'state.talk': 'Talk',
  'state.break': 'Break',
  'state.close': 'How it was',
  'state.turn': 'It is your turn',
  'state.paused': 'Paused',

  // Time
  'time.left': '{minutes, plural, one {About # minute left} other {About # minutes left}}',
  'time.over': 'We are taking a little longer on this.',
  'clock.hidden': 'Time',
  'clock.stopped': 'The timer has stopped',
  'clock.five': 'About 5 minutes left.',
  'clock.two': 'About 2 minutes left.',
  'clock.two-writing': 'About 2 minutes left. Finish the note you are on.',
  'clock.up': 'The time for this is over. We are taking a little longer.',
  'clock.up-writing': 'Time to stop writing. You can finish your last note.',
  'clock.added': '{minutes, plural, one {The facilitator added # minute.} other {The facilitator added # minutes.}}',

  // Pause, and what was missed
  'pause.title': 'We have paused. The timer has stopped.',
  'pause.sentence': 'You do not need to do anything. What you began is kept.',
  'pause.over': 'We are going on.',
  'lead.lost': 'The facilitator has lost connection. Please wait. You can keep writing.',
  'lead.back': 'The facilitator is back.',
  'nothing.failed': 'We could not send this just now. Please try again.',

  // Done, or not yet
  'done.nothing': 'Nothing to add? That is fine.',
  'done.button': 'I am done for now',
  'done.private': 'Private: facilitators see about how many are done, never who.',
  'done.take-back': 'You can go on at any time. Press again to take it back.',
  'done.time': 'I need more time',
  'done.time-sent': 'Sent. Press again to take it back.',

  // Notes
  'write.shown': 'The notes are shown now.',
  'own.taken-back': 'Your note is taken back.',

  // The bar
  'bar.name': 'Take part',
  'bar.raise': 'Raise hand',
  'bar.lower': 'Lower hand',
  'bar.signals': 'Signals',
  'bar.notes': 'Notes',

  // The hand
  'hand.up': '{before, plural, one {Your hand is up. # person is before you.} other {Your hand is up. # people are before you.}}',
  'hand.order': 'People who have not spoken yet go first.',
  'hand.next': 'You are next. Take your time to get ready.',
  'hand.back':
    '{before, plural, one {Someone who has not spoken yet is before you. # person is before you now.} other {Someone who has not spoken yet is before you. # people are before you now.}}',
  'hand.private': 'Your hand is up. Only the facilitators see it.',
  'hand.turn': 'It is your turn to speak.',
  'hand.turn-read': 'It is your turn. The facilitator reads your words out.',
  'hand.done': 'I am done',
  'hand.pass': 'Pass',
  'hand.read': 'Read mine out',
  'hand.closed': 'We are not taking more hands just now.',
  'hand.closed-waiting': '{count, plural, one {# person is still to speak.} other {# people are still to speak.}}',
  'hand.lowered': 'Your hand is down.',
  'hand.ended': 'Your turn has ended. Thank you.',
  'hand.more': 'Say what it is about',

  // Signals
  'signals.seen': 'The facilitator has seen this.',

  // Moving on while somebody writes
  'moved.title': 'The group has moved on to {title}.',
  'moved.ending': 'The session is ending. Send your note now.',
  'moved.ended': 'The session has finished.',
  'moved.finish': 'Finish my note',
  'moved.go': 'Go to {title}',
  'moved.go-end': 'Go on',
} as const;
