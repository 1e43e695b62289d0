import {ASKING_ALL} from '../agenda/protocol.ts';
import type {Actor} from '../session/actor.ts';
import {whyNot} from '../session/permissions.ts';
import {type Refusal, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {ActivityId, PersonId} from '../wire/ids.ts';
import {RELEASE_SENDERS, SMALL_SESSION_PHONES} from '../wire/limits.ts';
import type {DoneBand} from '../wire/records.ts';
import type {DoneSet} from './protocol.ts';

/**
 * Who is done for now, in the one activity that is on; null: nobody. In memory only. Nothing but a press sets it or takes it back: if writing
 * did, it would tell who writes.
 */
export type Done = {readonly activity: ActivityId; readonly people: ReadonlySet<PersonId>} | null;

export type DoneResult = {readonly ok: true; readonly done: Done} | Refusal;

/** Says how it shall be: said again it changes nothing. */
export function setDone(done: Done, session: Session, {activity, isDone}: DoneSet, actor: Actor): DoneResult {
  const reason = whyNot(session, actor, 'done.set');
  if (reason) return refuse(reason);
  if (session.people.get(actor.id)?.isRemoved !== false) return refuse('removed');
  if (!isAsking(session, activity)) return refuse('activity-closed');
  const people = done?.activity === activity ? done.people : new Set<PersonId>();
  if (people.has(actor.id) === isDone) return {ok: true, done};
  return {ok: true, done: isDone ? {activity, people: new Set(people).add(actor.id)} : without({activity, people}, [actor.id])};
}

const isAsking = ({agenda}: Session, id: ActivityId): boolean => {
  const activity = agenda.activities.get(id);
  return activity?.state.at === 'open' && ASKING_ALL.has(activity.kind);
};

/** After what has happened in the session: with its activity it is over, also if that is opened again. */
export const doneAfter = (done: Done, session: Session, removed: readonly PersonId[]): Done =>
  done === null || !isAsking(session, done.activity) ? null : without(done, removed);

function without(done: NonNullable<Done>, gone: readonly PersonId[]): Done {
  if (!gone.some(person => done.people.has(person))) return done;
  const people = new Set([...done.people].filter(person => !gone.includes(person)));
  return people.size === 0 ? null : {...done, people};
}

/** In which activity this person is done for now. */
export const ownDone = (done: Done, person: PersonId): ActivityId | null => (done?.people.has(person) ? done.activity : null);

/** From which share of those who are here on, highest first. Nowhere does one stand for everybody alone. */
const BANDS: readonly (readonly [from: number, band: DoneBand])[] = [
  [0.8, 'nearly'],
  [0.58, 'most'],
  [0.42, 'half'],
  [0.25, 'third'],
  [0, 'few'],
];

/** About how many of those who are here are done; null while they are so few that one could be guessed. */
export function doneBand(done: Done, here: readonly PersonId[]): DoneBand | null {
  const count = here.filter(person => done?.people.has(person)).length;
  if (here.length < SMALL_SESSION_PHONES || count < RELEASE_SENDERS) return null;
  return BANDS.find(([from]) => count / here.length >= from)?.[1] ?? null;
}
