import {plainActivity} from '../../shared/agenda/plan.ts';
import type {NewActivity} from '../../shared/agenda/protocol.ts';
import type {NewSession} from '../../shared/session/lifecycle.ts';

const activities: readonly NewActivity[] = [
  plainActivity({kind: 'read', title: 'Welcome', minutes: 5, prompt: 'You can skip anything, and step out at any time.'}),
  plainActivity({
    kind: 'write',
    title: 'What is it like now?',
    minutes: 15,
    shortest: 8,
    stretch: 'shrink',
    prompt: 'What is it like to come to us? One thing per note.',
    themes: ['Getting here', 'In the waiting room', 'Forms and letters'],
  }),
  plainActivity({kind: 'talk', title: 'Talk about it', minutes: 20, shortest: 10, stretch: 'shrink', prompt: 'What did you notice?'}),
  plainActivity({kind: 'break', title: 'Break', minutes: 10}),
  plainActivity({
    kind: 'dots',
    title: 'What matters most',
    minutes: 5,
    prompt: 'Put dots on what should change first.',
    dots: 5,
    source: 1,
  }),
  plainActivity({
    kind: 'close',
    title: 'How was it?',
    minutes: 5,
    prompt: 'How was today for you?',
    rows: [{question: 'Did you feel heard?', options: ['Yes', 'Partly', 'No']}],
  }),
];

/** In which activity of these people write. */
export const WRITING = 1;

export const plan: NewSession = {
  title: 'A kinder first visit',
  startsAt: null,
  endsBy: null,
  contentNote: '',
  support: 'Ana is at the table by the door.',
  whatNext: 'You get the notes by Friday.',
  agreement: ['One person speaks at a time.', 'What is said here stays here.'],
  activities: [...activities],
};

/** What a person wrote: the place of a theme in the plan, and the words. */
export type Written = readonly [theme: number, text: string];

/** The people who come by a player. What the one with the phone in the picture writes stands below. */
export const others: readonly {readonly name: string; readonly notes: readonly Written[]}[] = [
  {
    name: 'Sam',
    notes: [
      [0, 'The bus comes once an hour. If it is late, I miss my time.'],
      [1, 'I like the plants.'],
    ],
  },
  {
    name: 'Noor',
    notes: [
      [1, 'The radio is loud. I cannot hear when my name is called.'],
      [2, 'The form asks me the same thing three times.'],
    ],
  },
  {
    name: '',
    notes: [
      [1, 'There is nowhere to sit with your back to the wall.'],
      [2, 'A letter with large print would help me.'],
    ],
  },
  {
    name: 'Jo',
    notes: [
      [0, 'The entrance is hard to find. I walked past it twice.'],
      [1, 'The person at the desk smiled. That made my day.'],
    ],
  },
  {
    name: '',
    notes: [
      [2, 'Please write what will happen, step by step.'],
      [0, 'I come by bike. There is nothing to lock it to.'],
    ],
  },
];

export const own: readonly Written[] = [
  [1, 'A clock that says how long it will be.'],
  [2, 'I never know who reads my form.'],
];
