import type {Actor} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import type {Refusal} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {Millis, PersonId} from '../wire/ids.ts';
import type {Audience, DoneBand, DoorRecord, NeedsRecord, QuestionRecord} from '../wire/records.ts';
import {type Arrivals, arrivalsAfter, arrivalsAt, nextArrivalChange, noArrivals} from './arrivals.ts';
import {type Done, doneAfter, ownDone, setDone} from './done.ts';
import {answerKnocks, doorRecord, faded as fadedKnocks, type Knocks, knocksAfter, nextKnockFade, noKnocks} from './knocks.ts';
import {faded as fadedMoments, isOut, type Moments, moment, needsRecord, nextFade, noMoments, withoutPeople} from './moment.ts';
import type {MomentCommand} from './protocol.ts';
import {type Asking, closed, closesAt, nothingAsked, ownAnswer, question, questionRecord, withoutAnswers} from './question.ts';

/** What lives in memory only: never an event, never a row, never a log line. */
export interface Memory extends Asking {
  readonly moments: Moments;
  readonly knocks: Knocks;
  readonly arrivals: Arrivals;
  readonly done: Done;
}

export const noMemory: Memory = {
  moments: noMoments,
  knocks: noKnocks,
  arrivals: noArrivals,
  done: null,
  question: null,
  askedBefore: nothingAsked,
};

export type MemoryResult = ({readonly ok: true} & Partial<Memory>) | Refusal;

/** What a command changes. */
export function remember(
  memory: Memory,
  session: Session,
  command: MomentCommand,
  context: {readonly now: Millis; readonly actor: Actor},
): MemoryResult {
  switch (command.type) {
    case 'knock.answer':
      return answerKnocks(memory.knocks, session, command, context);
    case 'done.set':
      return setDone(memory.done, session, command, context.actor);
    case 'question.ask':
    case 'question.answer':
    case 'question.close':
    case 'question.clear':
      return question(memory, session, command, {...context, isCounted: countedIn(memory.moments)});
    default:
      return moment(memory.moments, session, command, context);
  }
}

/** After what has happened in the session. */
export function memoryAfter(memory: Memory, session: Session, events: readonly Event[]): Memory {
  const happened = new Set(events.map(({type}) => type));
  const removed = events.flatMap(event => (event.type === 'person.removed' ? [event.person] : []));
  const moments = happened.has('session.ended') ? noMoments : withoutPeople(memory.moments, removed);
  let asking: Asking = {question: withoutAnswers(memory.question, removed), askedBefore: memory.askedBefore};
  // What was asked in one activity is no question in the next.
  if (happened.has('activity.opened')) asking = closed(asking, countedIn(moments));
  if (happened.has('session.closing') || happened.has('session.ended')) asking = {question: null, askedBefore: nothingAsked};
  return {
    moments,
    knocks: knocksAfter(memory.knocks, events),
    arrivals: arrivalsAfter(memory.arrivals, session, events),
    done: doneAfter(memory.done, session, removed),
    ...asking,
  };
}

/** Without what has ended by itself by now. */
export function memoryAt({moments, knocks, arrivals, done, question: asked, askedBefore}: Memory, now: Millis): Memory {
  const isOver = (closesAt(asked) ?? now + 1) <= now;
  const asking = {question: asked, askedBefore};
  return {
    moments: fadedMoments(moments, now),
    knocks: fadedKnocks(knocks, now),
    arrivals: arrivalsAt(arrivals, now),
    done,
    ...(isOver ? closed(asking, countedIn(moments)) : asking),
  };
}

/** When something will end by itself next; null: nothing will. */
export function nextEnd({moments, knocks, arrivals, question: asked}: Memory): Millis | null {
  const ends = [nextFade(moments), nextKnockFade(knocks), nextArrivalChange(arrivals), closesAt(asked)].filter(at => at !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Whose own phones are to be told something else than before. */
export function whoseChanged(before: Memory, after: Memory): readonly PersonId[] {
  const known = new Set([...peopleIn(before), ...peopleIn(after)]);
  return [...known].filter(
    person =>
      before.moments.get(person) !== after.moments.get(person) ||
      ownDone(before.done, person) !== ownDone(after.done, person) ||
      ownAnswer(before.question, person)?.says !== ownAnswer(after.question, person)?.says,
  );
}

function* peopleIn({moments, done, question: asked}: Memory): Iterable<PersonId> {
  yield* moments.keys();
  if (done) yield* done.people;
  if (asked?.at === 'open') yield* asked.answers.keys();
}

export const MEMORY_RECORDS = ['needs', 'door', 'question'] as const;
export type MemoryRecordId = (typeof MEMORY_RECORDS)[number];

/** Records that say something else than before. An answer to a question changes none. */
export function recordsChanged(before: Memory, after: Memory): readonly MemoryRecordId[] {
  const isSameDoor = before.knocks === after.knocks && isRush(before) === isRush(after);
  const isSameQuestion = before.question?.id === after.question?.id && before.question?.at === after.question?.at;
  return [
    ...(before.moments === after.moments ? [] : (['needs'] as const)),
    ...(isSameDoor ? [] : (['door'] as const)),
    ...(isSameQuestion ? [] : (['question'] as const)),
  ];
}

/** As one audience may know it; null: not at all. `band`: about how many are done, as it was last told. */
export function memoryRecord(
  id: MemoryRecordId,
  audience: Audience,
  memory: Memory,
  {session, contents}: {readonly session: Session; readonly contents: Contents},
  band: DoneBand | null,
): NeedsRecord | DoorRecord | QuestionRecord | null {
  switch (id) {
    case 'needs':
      return audience === 'console' ? needsRecord(memory.moments, session, contents, band) : null;
    case 'door':
      return audience === 'console' ? doorRecord(memory.knocks, isRush(memory)) : null;
    case 'question':
      return questionRecord(memory.question, audience);
  }
}

/** Who has stepped out is not counted. */
const countedIn = (moments: Moments) => (person: PersonId) => !isOut(moments, person);

const isRush = ({arrivals}: Memory): boolean => arrivals.rushUntil !== null;
