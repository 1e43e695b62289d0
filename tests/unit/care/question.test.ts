import {describe, expect, test} from 'vitest';
import type {QuestionCommand, YesNo} from '../../../shared/care/protocol.ts';
import {
  type Asking,
  closed as closedIn,
  closesAt,
  nothingAsked,
  ownAnswer,
  type Question,
  question,
  questionRecord,
  withoutAnswers,
} from '../../../shared/care/question.ts';
import type {Actor} from '../../../shared/session/actor.ts';
import {QUESTION_MS, QUESTIONS, QUESTIONS_MS} from '../../../shared/wire/limits.ts';
import {AUDIENCES, type QuestionOutcome} from '../../../shared/wire/records.ts';
import {actor, attempt, idOf, joined, next, opened, START} from '../../telling/telling.ts';

const names = Array.from({length: 12}, (_, at) => `person ${at}`);
const told = next(joined(opened(), ...names));
const lead = actor('organiser');
const everybody = () => true;

/** Nothing was asked before this one. */
const only = (asked: Question): Asking => ({question: asked, askedBefore: nothingAsked});
const closed = (asked: Question, isCounted: (person: string) => boolean): Question => closedIn(only(asked), isCounted).question;

const attemptTo = (before: Question, command: QuestionCommand, by: Actor, {now = START, isCounted = everybody} = {}) =>
  question(only(before), told.session, command, {now, actor: by, isCounted});

function say(before: Question, command: QuestionCommand, by: Actor = lead): Question {
  const result = attemptTo(before, command, by);
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.code}`);
  return {question: before, ...result}.question;
}

const it = idOf('question');
const asked = say(null, {type: 'question.ask', question: it, asks: 'ready'});
const answer = (before: Question, who: string, says: YesNo) =>
  say(before, {type: 'question.answer', question: it, answer: says}, actor('participant', who));
/** So many said yes, and so many no. */
const answered = (yes: number, no: number): Question =>
  names.slice(0, yes + no).reduce((so, who, at) => answer(so, who, at < yes ? 'yes' : 'no'), asked);

const outcomeOf = (one: Question): QuestionOutcome | 'open' => (one?.at === 'closed' ? one.outcome : 'open');

describe('[R89] one question at a time', () => {
  test('it is asked for a minute; asked again under its id it is the same, and another one has to wait', () => {
    expect(asked).toMatchObject({id: it, asks: 'ready', at: 'open'});
    expect(closesAt(asked)).toBe(START + QUESTION_MS);
    expect(say(asked, {type: 'question.ask', question: it, asks: 'ready'})).toBe(asked);
    const other = {type: 'question.ask', question: idOf('other'), asks: 'time'} as const;
    expect(attemptTo(asked, other, lead)).toEqual({ok: false, code: 'moved-on'});
    const over = say(asked, {type: 'question.close', question: it});
    // Sent again after a drop, it does not ask anew.
    expect(say(over, {type: 'question.ask', question: it, asks: 'ready'})).toBe(over);
    expect(say(over, other)).toMatchObject({id: idOf('other'), at: 'open'});
    expect(closesAt(over)).toBeNull();
  });

  test('an answer counts once, can be changed, and is refused when the question has closed or is another', () => {
    const once = answer(asked, 'person 0', 'yes');
    expect(answer(once, 'person 0', 'yes')).toBe(once);
    expect(ownAnswer(once, idOf('person 0'))).toEqual({question: it, says: 'yes'});
    expect(ownAnswer(answer(once, 'person 0', 'no'), idOf('person 0'))).toEqual({question: it, says: 'no'});
    expect(ownAnswer(once, idOf('person 1'))).toBeNull();
    const late = {type: 'question.answer', question: it, answer: 'yes'} as const;
    expect(attemptTo(closed(once, everybody), late, actor('participant', 'person 1'))).toEqual({ok: false, code: 'moved-on'});
    expect(attemptTo(null, late, actor('participant', 'person 1'))).toEqual({ok: false, code: 'moved-on'});
    expect(attemptTo(asked, late, lead)).toEqual({ok: false, code: 'not-allowed'});
    expect(attemptTo(asked, late, actor('participant', 'a stranger'))).toEqual({ok: false, code: 'removed'});
    const gone = attempt(told, {type: 'person.remove', person: idOf('person 0'), reason: 'other'}, lead).told;
    const by = {now: START, actor: actor('participant', 'person 0'), isCounted: everybody};
    expect(question(only(asked), gone.session, late, by)).toEqual({ok: false, code: 'removed'});
  });

  test('closed and put away twice it is the same; what was overtaken is refused', () => {
    const over = say(asked, {type: 'question.close', question: it});
    expect(say(over, {type: 'question.close', question: it})).toBe(over);
    expect(attemptTo(asked, {type: 'question.close', question: idOf('other')}, lead)).toEqual({ok: false, code: 'moved-on'});
    expect(attemptTo(asked, {type: 'question.clear', question: it}, lead)).toEqual({ok: false, code: 'moved-on'});
    expect(say(over, {type: 'question.clear', question: it})).toBeNull();
    expect(say(null, {type: 'question.clear', question: it})).toBeNull();
  });

  test('no record of it says how many answered, or what, and only phones and those who lead have one', () => {
    const before = AUDIENCES.map(audience => questionRecord(asked, audience));
    expect(before.map(record => record?.at ?? null)).toEqual(['open', 'open', null, null]);
    expect(AUDIENCES.map(audience => questionRecord(answered(7, 5), audience))).toEqual(before);
    const over = AUDIENCES.map(audience => questionRecord(closed(answered(7, 5), everybody), audience));
    expect(over.map(record => record?.at ?? null)).toEqual([null, 'closed', null, null]);
    expect(ownAnswer(closed(answered(7, 5), everybody), idOf('person 0'))).toBeNull();
  });
});

describe('[R90] what came of it', () => {
  const outcome = (yes: number, no: number) => outcomeOf(closed(answered(yes, no), everybody));

  test('nothing is told below five answers', () => {
    for (const [yes, no] of [
      [0, 0],
      [4, 0],
      [0, 4],
      [2, 2],
    ] as const)
      expect(outcome(yes, no)).toBeNull();
  });

  test('from five it is told in one of three words', () => {
    expect([outcome(5, 0), outcome(4, 1), outcome(6, 3), outcome(5, 3)]).toEqual(['most', 'most', 'most', 'half']);
    expect([outcome(0, 5), outcome(1, 4), outcome(3, 6), outcome(3, 5)]).toEqual(['few', 'few', 'few', 'half']);
    expect([outcome(3, 2), outcome(2, 3), outcome(4, 4), outcome(7, 5)]).toEqual(['half', 'half', 'half', 'half']);
  });

  test('where all have said the same, so might they not have', () => {
    for (let all = 5; all <= 12; all++) {
      expect(outcome(all, 0)).toEqual(outcome(all - 1, 1));
      expect(outcome(0, all)).toEqual(outcome(1, all - 1));
    }
  });

  test('whoever was removed or has stepped out is not counted', () => {
    expect(outcomeOf(closed(withoutAnswers(answered(5, 0), [idOf('person 0')]), everybody))).toBeNull();
    expect(outcomeOf(closed(answered(5, 0), person => person !== idOf('person 0')))).toBeNull();
    const same = answered(5, 0);
    expect(withoutAnswers(same, [idOf('person 11')])).toBe(same);
  });
});

describe('[R120] the same question once more', () => {
  /** As told, when so many said yes and no in one asking after the other. Nobody but their number matters. */
  function toldOf(...askings: readonly (readonly [number, number])[]): readonly QuestionOutcome[] {
    let asking: Asking = {question: null, askedBefore: nothingAsked};
    return askings.map(([yes, no], at) => {
      const answers = new Map(Array.from({length: yes + no}, (_, who) => [idOf(`one ${who}`), who < yes ? 'yes' : 'no'] as const));
      asking = closedIn({...asking, question: {id: idOf(`asking ${at}`), asks: 'ready', at: 'open', until: START, answers}}, everybody);
      return asking.question?.at === 'closed' ? asking.question.outcome : null;
    });
  }

  test('tells nothing of one who left or came in between, nor of two, whatever they said', () => {
    let edges = 0;
    for (let yes = 0; yes <= 30; yes++)
      for (let no = 0; no <= 30; no++)
        for (const [more, less] of [
          [1, 0],
          [0, 1],
          [2, 0],
          [1, 1],
          [0, 2],
        ] as const) {
          if (yes + no < 5) continue;
          const [before, after] = [[yes, no] as const, [yes + more, no + less] as const];
          const [first, then] = toldOf(before, after);
          const [late, earlier] = toldOf(after, before);
          expect([before, after, then, earlier]).toEqual([before, after, first, late]);
          // Told for the first time, the two would differ: without the rule it could be read from them.
          if (first !== late) edges += 1;
        }
    expect(edges).toBeGreaterThan(50);
  });

  test('also when too few answered in between', () => {
    expect(toldOf([4, 2], [2, 2], [3, 2])).toEqual(['most', null, 'most']);
  });

  test('follows the group where more of it has changed, step by step too', () => {
    expect(toldOf([2, 6], [6, 2])).toEqual(['few', 'most']);
    expect(toldOf([2, 6], [3, 5], [4, 4], [5, 3], [6, 2])).toEqual(['few', 'few', 'half', 'half', 'most']);
  });
});

describe('[R121] how often the group is asked', () => {
  const ask = (asking: Asking, name: string, now: number) =>
    question(asking, told.session, {type: 'question.ask', question: idOf(name), asks: 'ready'}, {now, actor: lead, isCounted: everybody});

  test('so many questions in ten minutes, and another one when the first of them is so long ago', () => {
    let asking: Asking = {question: null, askedBefore: nothingAsked};
    for (let at = 0; at < QUESTIONS; at++) {
      const result = ask(asking, `question ${at}`, START + at);
      if (!result.ok) throw new Error(result.code);
      // Sent again, it is the same question and counts once.
      expect(ask({...asking, ...result}, `question ${at}`, START + at)).toEqual({ok: true});
      asking = closedIn({...asking, ...result}, everybody);
    }
    expect(ask(asking, 'one more', START + QUESTIONS_MS - 1)).toEqual({ok: false, code: 'asked-often'});
    expect(ask(asking, 'one more', START + QUESTIONS_MS)).toMatchObject({ok: true, question: {at: 'open'}});
    expect(ask(closedIn({...asking, ...ask(asking, 'one more', START + QUESTIONS_MS)}, everybody), 'two', START + QUESTIONS_MS)).toEqual({
      ok: false,
      code: 'asked-often',
    });
  });
});
