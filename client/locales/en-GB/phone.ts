export const phone = {
  product: 'Wrensong',

  'shell.title': 'One moment',
  'shell.opening': 'We are opening your session.',
  'shell.menu': 'Menu',
  'exit.leave': 'Leave this page quickly',

  // What is private here
  'private.chip': 'Private',
  'private.title': 'What is private here',
  'private.no-name': 'No name is shown with a note. Notes are shown together, in a mixed order.',
  'private.key': 'Only your phone knows which notes are yours. So only you can change them.',
  'private.guess': 'People may guess from what you write. In a small group this is easier.',
  'private.limit': 'The computer that runs this could still connect a note with a phone while an activity is open.',

  // The connection
  'link.slow': 'Still loading. This can be slow on mobile data.',
  'link.reconnecting': 'Reconnecting… You can keep writing.',
  'link.offline': 'You are offline. Your writing is saved on this phone. We will send it when you are back.',
  'link.offline-memory': 'You are offline. Keep this page open until you are back.',
  'link.try': 'Try now',
  'link.back': 'You are back.',

  // Screens
  'lobby.state': 'Waiting to start',
  'lobby.title': 'You are in',
  'lobby.starts-at': 'We start at {time}. You do not need to do anything.',
  'lobby.wait': 'We will start soon. You do not need to do anything.',
  'lobby.few-here': 'A few people are here.',
  'lobby.here': 'About {here} people are here.',
  'lobby.content-note': 'What we will talk about',
  'lobby.any-part': 'You can step out of any part. You find it in the menu.',
  'lobby.expect': 'What to expect',
  'lobby.minutes': '{minutes, plural, one {about # minute} other {about # minutes}}',
  'lobby.more': '{count, plural, one {and # more part} other {and # more parts}}',
  'lobby.writing': '{count, plural, one {You will write once.} other {You will write # times.}} Speaking is up to you.',
  'lobby.speaking': 'Speaking is up to you. You can skip anything.',
  'lobby.now': 'Now',
  'lobby.done': 'Done',
  'lobby.try': 'Try it first',
  'lobby.try-sentence': 'Write a practice note and raise a practice hand. Nothing is sent.',
  'lobby.try-start': 'Try it',
  'elsewhere.title': 'You have this open somewhere else',
  'elsewhere.sentence': 'This session is open in another tab of this browser. Use it here?',
  'elsewhere.use': 'Use it here',
} as const;
