import fc from 'fast-check';
import type {Command} from '../../shared/session/protocol.ts';
import type {Id} from '../../shared/wire/ids.ts';
import {actor, attempt, created, idOf, later, type Telling} from './telling.ts';

const NAMES = ['ana', 'ben', 'cai'];

/** One step of a story, with places where an id is needed: refused steps are part of the story. */
export interface Step {
  readonly kind:
    | 'open'
    | 'join'
    | 'remove'
    | 'next'
    | 'show'
    | 'release'
    | 'hide'
    | 'unhide'
    | 'withdraw'
    | 'prompt'
    | 'lock'
    | 'unlock'
    | 'end'
    | 'finish';
  readonly name: string;
  readonly place: number;
  readonly text: string;
  readonly wait: number;
}

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    // What leads somewhere comes more often than what ends everything.
    ...(['open', 'join', 'join', 'remove', 'next', 'next', 'next', 'show', 'show', 'release', 'release', 'release', 'release'] as const),
    ...(['hide', 'hide', 'unhide', 'unhide', 'withdraw', 'prompt', 'lock', 'unlock', 'end', 'finish'] as const),
  ),
  name: fc.constantFrom(...NAMES),
  place: fc.nat(2),
  text: fc.string({minLength: 1, maxLength: 12}).map(text => `words ${text}`),
  wait: fc.nat(20_000),
});

/** At least open, so that most stories get somewhere. */
export const story = fc.array(step, {minLength: 5, maxLength: 60});

export function follow(told: Telling, one: Step): Telling {
  const {command, role} = commandOf(told, one);
  return attempt(later(told, one.wait), command, actor(role)).told;
}

export const tellAll = (steps: readonly Step[]): Telling =>
  steps.reduce(follow, follow(created(), {kind: 'open', name: 'ana', place: 0, text: '', wait: 0}));

function commandOf(told: Telling, {kind, name, place, text}: Step): {readonly command: Command; readonly role: 'facilitator' | 'server'} {
  const person = idOf(name);
  const noteId: Id = idOf(`note of ${name}`);
  const activity = told.session.agenda.order[place] ?? idOf('nowhere');
  const outcome = {
    activity,
    notes: [{id: noteId, text}],
    held: place === 0,
    changes: [{id: noteId, text: `changed ${text}`}],
    reactions: [{note: noteId, bands: {meToo: 'most' as const}}],
    boxes: [],
  };
  const lead = (command: Command) => ({command, role: 'facilitator' as const});
  const server = (command: Command) => ({command, role: 'server' as const});
  switch (kind) {
    case 'open':
      return lead({type: 'session.open'});
    case 'join':
      return server({type: 'person.join', person, deviceHash: name});
    case 'remove':
      return lead({type: 'person.remove', person});
    case 'next':
      return lead({type: 'agenda.next', from: told.session.agenda.current});
    case 'show':
      return lead({type: 'notes.show', activity});
    case 'release':
      return server({type: 'notes.release', ...outcome});
    case 'hide':
      return lead({type: 'note.hide', note: noteId});
    case 'unhide':
      return lead({type: 'note.unhide', note: noteId});
    case 'withdraw':
      return server({type: 'notes.withdraw', notes: [noteId], boxes: []});
    case 'prompt':
      return lead({type: 'prompt.set', activity, text});
    case 'lock':
      return lead({type: 'access.lock'});
    case 'unlock':
      return lead({type: 'access.unlock'});
    case 'end':
      return lead({type: 'session.end'});
    case 'finish':
      return server({type: 'session.finish', outcomes: [outcome], boxes: []});
  }
}
