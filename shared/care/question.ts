import type {Actor} from '../session/actor.ts';
import {whyNot} from '../session/permissions.ts';
import {type Refusal, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Millis, PersonId, QuestionId} from '../wire/ids.ts';
import {QUESTION_MS, QUESTIONS, QUESTIONS_MS, SHOWN_FROM_ANSWERS, TOLD_ANEW_FROM} from '../wire/limits.ts';
import type {Audience, Mine, QuestionOutcome, QuestionRecord} from '../wire/records.ts';
import type {Asks, QuestionCommand, YesNo} from './protocol.ts';

/** What the whole group is asked in between, one at a time; null: nothing. In memory only: with its answers it is gone when it closes. */
export type Question =
  | null
  | ({readonly id: QuestionId; readonly asks: Asks} & (
      | {readonly at: 'open'; readonly until: Millis; readonly answers: ReadonlyMap<PersonId, YesNo>}
      | {readonly at: 'closed'; readonly outcome: QuestionOutcome}
    ));

/** What is remembered of questions that have closed: when they were asked, and what was told of each, so that asking again tells of nobody. */
export interface AskedBefore {
  readonly at: readonly Millis[];
  readonly told: ReadonlyMap<Asks, Told>;
}

/** A word, with the answers for which it was chosen. */
interface Told {
  readonly say: NonNullable<QuestionOutcome>;
  readonly yes: number;
  readonly no: number;
}

export const nothingAsked: AskedBefore = {at: [], told: new Map()};

export interface Asking {
  readonly question: Question;
  readonly askedBefore: AskedBefore;
}

export interface QuestionContext {
  readonly now: Millis;
  readonly actor: Actor;
  /** Whose answer is counted in the end: not that of somebody who has stepped out. */
  readonly isCounted: (person: PersonId) => boolean;
}

export type QuestionResult = ({readonly ok: true} & Partial<Asking>) | Refusal;

/** Each command names its question, so that what was overtaken is refused and what is said again changes nothing. */
export function question(asking: Asking, session: Session, command: QuestionCommand, context: QuestionContext): QuestionResult {
  const {now, actor, isCounted} = context;
  const {question: before, askedBefore} = asking;
  const reason = whyNot(session, actor, command.type);
  if (reason) return refuse(reason);
  const isIt = before?.id === command.question;
  switch (command.type) {
    case 'question.ask': {
      if (isIt) return {ok: true};
      if (before?.at === 'open') return refuse('moved-on');
      const recent = askedBefore.at.filter(at => now - at < QUESTIONS_MS);
      if (recent.length >= QUESTIONS) return refuse('asked-often');
      return {
        ok: true,
        question: {id: command.question, asks: command.asks, at: 'open', until: now + QUESTION_MS, answers: new Map()},
        askedBefore: {...askedBefore, at: [...recent, now]},
      };
    }
    case 'question.answer': {
      if (session.people.get(actor.id)?.isRemoved !== false) return refuse('removed');
      if (!isIt || before.at !== 'open') return refuse('moved-on');
      if (before.answers.get(actor.id) === command.answer) return {ok: true};
      return {ok: true, question: {...before, answers: new Map(before.answers).set(actor.id, command.answer)}};
    }
    case 'question.close':
      return isIt ? {ok: true, ...closed(asking, isCounted)} : refuse('moved-on');
    case 'question.clear':
      // It may have been put away by somebody else already.
      if (!isIt) return {ok: true};
      return before.at === 'open' ? refuse('moved-on') : {ok: true, question: null};
  }
}

/** Counted once. What was answered is forgotten with it. */
export function closed({question: before, askedBefore}: Asking, isCounted: QuestionContext['isCounted']): Asking {
  if (before?.at !== 'open') return {question: before, askedBefore};
  const {id, asks, answers} = before;
  const said = [...answers].filter(([person]) => isCounted(person)).map(([, answer]) => answer);
  const told = toldOf(said, askedBefore.told.get(asks));
  return {
    question: {id, asks, at: 'closed', outcome: told?.say ?? null},
    askedBefore: told ? {...askedBefore, told: new Map(askedBefore.told).set(asks, told)} : askedBefore,
  };
}

/** When it closes by itself; null: it does not. */
export const closesAt = (asked: Question): Millis | null => (asked?.at === 'open' ? asked.until : null);

/** Who has been removed has said nothing. */
export function withoutAnswers(before: Question, people: readonly PersonId[]): Question {
  if (before?.at !== 'open' || !people.some(person => before.answers.has(person))) return before;
  return {...before, answers: new Map([...before.answers].filter(([person]) => !people.includes(person)))};
}

/**
 * In words, from a third to two thirds about half: "most" and "few" may be all and nobody, so that neither tells of one person. Where hardly
 * anything is different from before, the word is the same: or the one who has left in between could be read from it.
 */
function toldOf(said: readonly YesNo[], before: Told | undefined): Told | null {
  const answers = said.length;
  if (answers < SHOWN_FROM_ANSWERS) return null;
  const yes = said.filter(answer => answer === 'yes').length;
  const no = answers - yes;
  if (before && Math.abs(yes - before.yes) + Math.abs(no - before.no) < TOLD_ANEW_FROM) return before;
  return {say: 3 * yes >= 2 * answers ? 'most' : 3 * yes <= answers ? 'few' : 'half', yes, no};
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
