import {plainActivity} from '../../shared/agenda/plan.ts';
import type {NewActivity} from '../../shared/agenda/protocol.ts';
import type {Votes} from '../../shared/choices/protocol.ts';
import type {Actor, Role} from '../../shared/session/actor.ts';
import {decide} from '../../shared/session/decide.ts';
import {evolve} from '../../shared/session/evolve.ts';
import type {NewSession} from '../../shared/session/lifecycle.ts';
import type {Command, Event} from '../../shared/session/protocol.ts';
import type {Result} from '../../shared/session/result.ts';
import type {Duty} from '../../shared/session/seats.ts';
import {noSession, type Session} from '../../shared/session/state.ts';
import type {Contents} from '../../shared/session/view.ts';
import {applyToContents} from '../../shared/session/writes.ts';
import type {FreshNote, NoteBands, NoteWords} from '../../shared/voice/protocol.ts';
import type {Id, Millis} from '../../shared/wire/ids.ts';

/** A session told in commands through the real core: a story that the rules forbid cannot be told. */
export interface Telling {
  readonly session: Session;
  readonly contents: Contents;
  readonly events: readonly Event[];
  readonly now: Millis;
}

export const START: Millis = 1_800_000_000_000;

/** Ids that are readable and always the same: `idOf('ana')` is `ana` filled up to 22 characters. */
export const idOf = (name: string): Id => name.padEnd(22, '-').slice(0, 22);

export const actor = (role: Role, name: string = role): Actor => ({role, id: idOf(name)});

export const nothingTold: Telling = {session: noSession, contents: new Map(), events: [], now: START};

let made = 0;
const newId = (): Id => `id${String(made++).padStart(20, '0')}`;

export function attempt(told: Telling, command: Command, by: Actor): {readonly result: Result; readonly told: Telling} {
  const result = decide(told.session, command, {now: told.now, newId, actor: by});
  if (!result.ok) return {result, told};
  return {
    result,
    told: {
      session: result.events.reduce(evolve, told.session),
      contents: applyToContents(told.contents, result.writes),
      events: [...told.events, ...result.events],
      now: told.now,
    },
  };
}

/** Fails the test when the command is refused. */
export function tell(told: Telling, command: Command, by: Actor = actor('organiser')): Telling {
  const {result, told: next} = attempt(told, command, by);
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.code}`);
  return next;
}

export const later = (told: Telling, ms: Millis): Telling => ({...told, now: told.now + ms});

/** A session as it is planned, with nothing to say but these activities. */
export const plan = (activities: readonly NewActivity[], more: Partial<NewSession> = {}): NewSession => ({
  title: 'Waiting room',
  startsAt: null,
  endsBy: null,
  contentNote: '',
  support: '',
  whatNext: '',
  agreement: [],
  activities: [...activities],
  ...more,
});

export const planned = (activities: readonly NewActivity[], more: Partial<NewSession> = {}): Telling =>
  tell(nothingTold, {type: 'session.create', code: '48291573', ...plan(activities, more)}, actor('organiser'));

/** A draft with a page to read and two to write. */
export const created = (): Telling =>
  planned([
    plainActivity({kind: 'read', title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5}),
    plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10}),
    plainActivity({kind: 'write', title: 'What first', prompt: 'What should change first?', minutes: 10}),
  ]);

/** One activity of every kind, in an order that a workshop could have. */
export const EVERY_KIND: readonly NewActivity[] = [
  plainActivity({kind: 'read', title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5, script: 'All three count.'}),
  plainActivity({
    kind: 'agreement',
    title: 'Our agreement',
    prompt: 'Is there anything you would change or add?',
    minutes: 5,
    rows: [{question: '', options: ['I am OK with this', 'I would rather not say']}],
  }),
  plainActivity({
    kind: 'check-in',
    title: 'Check-in',
    prompt: 'How are you arriving today?',
    minutes: 5,
    rows: [{question: '', options: ['Struggling', 'Low', 'OK', 'Good', 'Great']}],
  }),
  plainActivity({
    kind: 'write',
    title: 'A day in the life',
    prompt: 'Think of one time.',
    minutes: 12,
    themes: ['Before', 'During', 'After'],
  }),
  plainActivity({kind: 'react', title: 'Read and react', prompt: 'Read a few.', minutes: 10, source: 3}),
  plainActivity({kind: 'break', title: 'Break', minutes: 10}),
  plainActivity({kind: 'sort', title: 'Sort', prompt: 'Which belong together?', minutes: 10, source: 3, themes: ['Now', 'Later']}),
  plainActivity({kind: 'dots', title: 'What matters most', prompt: 'Use your 3 dots.', minutes: 5, source: 3, dots: 3}),
  plainActivity({
    kind: 'choice',
    title: 'Did it help?',
    minutes: 5,
    rows: [
      {question: 'For me', options: ['No', 'A little', 'Yes']},
      {question: 'For the service', options: ['No', 'A little', 'Yes']},
    ],
  }),
  plainActivity({kind: 'talk', title: 'Listen round', prompt: 'What stood out for you?', minutes: 15}),
  plainActivity({
    kind: 'close',
    title: 'Close',
    prompt: 'Did you feel heard?',
    minutes: 7,
    rows: [{question: '', options: ['Not at all', 'A little', 'Mostly', 'Yes']}],
    themes: ['One thing to keep', 'One thing to change'],
  }),
];

export const createdWithAll = (): Telling =>
  planned(EVERY_KIND, {
    agreement: ['One person speaks at a time.', 'You can pass.'],
    support: 'Call 116 123.',
    whatNext: 'We write to you.',
  });

export const opened = (draft: Telling = created()): Telling => tell(draft, {type: 'session.open'});

export const joined = (told: Telling, ...people: string[]): Telling =>
  people.reduce(
    (before, name) => tell(before, {type: 'person.join', person: idOf(name), deviceHash: `hash of ${name}`}, actor('server')),
    told,
  );

/** A browser that came in by a link of this duty. */
export function seated(told: Telling, name: string, duty: Duty): Telling {
  const link = idOf(`link of ${name}`);
  const made = tell(told, {type: 'link.make', link, duty, key: idOf(`key of ${name}`)});
  return tell(made, {type: 'seat.take', seat: idOf(name), link, name}, actor('server'));
}

/** As often as it takes until an activity of this kind is open. */
export function until(told: Telling, kind: NewActivity['kind']): Telling {
  const {agenda} = told.session;
  const current = agenda.current === null ? undefined : agenda.activities.get(agenda.current);
  return current?.kind === kind ? told : until(next(told), kind);
}

export const next = (told: Telling): Telling => tell(told, {type: 'agenda.next', from: told.session.agenda.current});

/** Live, in the first activity to write. */
export const writing = (): Telling => next(next(joined(opened(), 'ana', 'ben', 'cai')));

export const activityOf = (told: Telling, place: number): Id => {
  const id = told.session.agenda.order[place];
  if (id === undefined) throw new Error(`there is no activity ${place}`);
  return id;
};

export interface Brought {
  readonly held?: boolean;
  readonly changes?: readonly NoteWords[];
  readonly reactions?: readonly NoteBands[] | null;
  readonly votes?: Votes | null;
}

/** The end of this activity's gathering, with what it brought. */
export function settled(told: Telling, activity: Id, notes: readonly FreshNote[], brought: Brought = {}): Telling {
  const {held = false, changes = [], reactions = null, votes} = brought;
  const outcome = {activity, notes, held, changes, reactions, votes, boxes: []};
  return tell(later(told, 8_000), {type: 'notes.release', ...outcome}, actor('server'));
}

/** Show and the release after it, with these notes. */
export function shown(told: Telling, notes: readonly FreshNote[], brought: Brought = {}): Telling {
  const activity = told.session.agenda.current;
  if (activity === null) throw new Error('nothing is open');
  return settled(tell(told, {type: 'notes.show', activity}), activity, notes, brought);
}

export const note = (name: string, text = `words of ${name}`, theme: Id | null = null): FreshNote => ({id: idOf(name), text, theme});
