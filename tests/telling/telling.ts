import type {Actor, Role} from '../../shared/session/actor.ts';
import {decide} from '../../shared/session/decide.ts';
import {evolve} from '../../shared/session/evolve.ts';
import type {Command, Event} from '../../shared/session/protocol.ts';
import type {Result} from '../../shared/session/result.ts';
import {noSession, type Session} from '../../shared/session/state.ts';
import type {Contents} from '../../shared/session/view.ts';
import {applyToContents} from '../../shared/session/writes.ts';
import type {NoteWords} from '../../shared/voice/protocol.ts';
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
export function tell(told: Telling, command: Command, by: Actor = actor('facilitator')): Telling {
  const {result, told: next} = attempt(told, command, by);
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.code}`);
  return next;
}

export const later = (told: Telling, ms: Millis): Telling => ({...told, now: told.now + ms});

/** A draft with a page to read and two to write. */
export function created(): Telling {
  const activities = [
    {kind: 'read' as const, title: 'Welcome', prompt: 'You can step out of any part.', minutes: 5},
    {kind: 'write' as const, title: 'What matters', prompt: 'What matters to you?', minutes: 10},
    {kind: 'write' as const, title: 'What first', prompt: 'What should change first?', minutes: 10},
  ];
  return tell(nothingTold, {type: 'session.create', title: 'Waiting room', activities, code: '48291573'}, actor('organiser'));
}

export const opened = (): Telling => tell(created(), {type: 'session.open'});

export const joined = (told: Telling, ...people: string[]): Telling =>
  people.reduce(
    (before, name) => tell(before, {type: 'person.join', person: idOf(name), deviceHash: `hash of ${name}`}, actor('server')),
    told,
  );

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
}

/** Show and the release after it, with these notes. */
export function shown(told: Telling, notes: readonly NoteWords[], {held = false, changes = []}: Brought = {}): Telling {
  const activity = told.session.agenda.current;
  if (activity === null) throw new Error('nothing is open');
  const gathering = later(tell(told, {type: 'notes.show', activity}), 8_000);
  return tell(gathering, {type: 'notes.release', activity, notes, held, changes, reactions: null, boxes: []}, actor('server'));
}

export const note = (name: string, text = `words of ${name}`): NoteWords => ({id: idOf(name), text});
