import type {Actor} from '../session/actor.ts';
import {whyNot} from '../session/permissions.ts';
import {type Refusal, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Millis, PersonId, QuestionId} from '../wire/ids.ts';
import {QUESTION_MS, SHOWN_FROM_ANSWERS} from '../wire/limits.ts';
import type {Audience, Mine, QuestionOutcome, QuestionRecord} from '../wire/records.ts';
import type {Asks, QuestionCommand, YesNo} from './protocol.ts';

/** What the whole group is asked in between, one at a time; null: nothing. In memory only: with its answers it is gone when it closes. */
export type Question =
  | null
  | ({readonly id: QuestionId; readonly asks: Asks} & (
      | {readonly at: 'open'; readonly until: Millis; readonly answers: ReadonlyMap<PersonId, YesNo>}
      | {readonly at: 'closed'; readonly outcome: QuestionOutcome}
    ));

export interface QuestionContext {
  readonly now: Millis;
  readonly actor: Actor;
  /** Whose answer is counted in the end: not that of somebody who has stepped out. */
  readonly isCounted: (person: PersonId) => boolean;
}

export type QuestionResult = {readonly ok: true; readonly question: Question} | Refusal;

/** Each command names its question, so that what was overtaken is refused and what is said again changes nothing. */
export function question(before: Question, session: Session, command: QuestionCommand, context: QuestionContext): QuestionResult {
  const {now, actor, isCounted} = context;
  const reason = whyNot(session, actor, command.type);
  if (reason) return refuse(reason);
  const isIt = before?.id === command.question;
  switch (command.type) {
    case 'question.ask':
      if (isIt) return {ok: true, question: before};
      if (before?.at === 'open') return refuse('moved-on');
      return {
        ok: true,
        question: {id: command.question, asks: command.asks, at: 'open', until: now + QUESTION_MS, answers: new Map()},
      };
    case 'question.answer': {
      if (session.people.get(actor.id)?.isRemoved !== false) return refuse('removed');
      if (!isIt || before.at !== 'open') return refuse('moved-on');
      if (before.answers.get(actor.id) === command.answer) return {ok: true, question: before};
      return {ok: true, question: {...before, answers: new Map(before.answers).set(actor.id, command.answer)}};
    }
    case 'question.close':
      return isIt ? {ok: true, question: closed(before, isCounted)} : refuse('moved-on');
    case 'question.clear':
      // It may have been put away by somebody else already.
      if (!isIt) return {ok: true, question: before};
      return before.at === 'open' ? refuse('moved-on') : {ok: true, question: null};
  }
}

/** Counted once. What was answered is forgotten with it. */
export function closed(before: Question, isCounted: QuestionContext['isCounted']): Question {
  if (before?.at !== 'open') return before;
  const {id, asks, answers} = before;
  const said = [...answers].filter(([person]) => isCounted(person)).map(([, answer]) => answer);
  return {id, asks, at: 'closed', outcome: outcomeOf(said)};
}

/** When it closes by itself; null: it does not. */
export const closesAt = (asked: Question): Millis | null => (asked?.at === 'open' ? asked.until : null);

/** Who has been removed has said nothing. */
export function withoutAnswers(before: Question, people: readonly PersonId[]): Question {
  if (before?.at !== 'open' || !people.some(person => before.answers.has(person))) return before;
  return {...before, answers: new Map([...before.answers].filter(([person]) => !people.includes(person)))};
}

/** From so many of each on nobody can be guessed, nor does one answer tell what all others said. */
const MANY = SHOWN_FROM_ANSWERS;

/** In words from a third to two thirds it is about half. "Most" and "few" may be all and nobody, so that neither tells of one person. */
function outcomeOf(said: readonly YesNo[]): QuestionOutcome {
  const answers = said.length;
  if (answers < SHOWN_FROM_ANSWERS) return null;
  const yes = said.filter(answer => answer === 'yes').length;
  if (yes >= MANY && answers - yes >= MANY) return {answers, yes};
  return {answers, say: 3 * yes >= 2 * answers ? 'most' : 3 * yes <= answers ? 'few' : 'half'};
}

/** As one audience may know it. Its answers stand in no record, not even how many have come. */
export function questionRecord(asked: Question, audience: Audience): QuestionRecord | null {
  if (asked === null) return null;
  const {id, asks} = asked;
  if (asked.at === 'closed')
    return audience === 'console' ? {kind: 'question', question: id, asks, at: 'closed', outcome: asked.outcome} : null;
  return audience === 'console' || audience === 'phone' ? {kind: 'question', question: id, asks, at: 'open', until: asked.until} : null;
}

export function ownAnswer(asked: Question, person: PersonId): Mine['answer'] {
  const says = asked?.at === 'open' ? asked.answers.get(person) : undefined;
  return asked === null || says === undefined ? null : {question: asked.id, says};
}
