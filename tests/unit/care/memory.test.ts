import {describe, expect, test} from 'vitest';
import {knock} from '../../../shared/care/knocks.ts';
import {
  MEMORY_RECORDS,
  type Memory,
  memoryAfter,
  memoryAt,
  memoryRecord,
  nextEnd,
  noMemory,
  recordsChanged,
  remember,
  whoseChanged,
} from '../../../shared/care/memory.ts';
import type {MomentCommand} from '../../../shared/care/protocol.ts';
import type {Event} from '../../../shared/session/protocol.ts';
import {KNOCK_KEPT_MS, QUESTION_MS, SIGNAL_MS} from '../../../shared/wire/limits.ts';
import {AUDIENCES} from '../../../shared/wire/records.ts';
import {actor, EVERY_KIND, idOf, joined, next, opened, planned, START} from '../../telling/telling.ts';

const told = next(joined(opened(planned(EVERY_KIND.filter(({kind}) => kind === 'write'))), 'ana', 'ben', 'cai', 'dee'));
const activity = told.session.agenda.current ?? '';
const ASKED: MomentCommand = {type: 'question.ask', question: idOf('question'), asks: 'ready'};

function said(memory: Memory, command: MomentCommand, who?: string): Memory {
  const by = who === undefined ? actor('organiser') : actor('participant', who);
  const result = remember(memory, told.session, command, {now: START, actor: by});
  if (!result.ok) throw new Error(`${command.type}: ${result.code}`);
  const {ok: _, ...changes} = result;
  return {...memory, ...changes};
}

/** Ana has stepped out, Ben is done, Cai has said yes, and somebody knocks. */
function full(): Memory {
  const asked = said(said(noMemory, ASKED), {type: 'question.answer', question: idOf('question'), answer: 'yes'}, 'cai');
  const memory = said(said(asked, {type: 'out.set', isOut: true}, 'ana'), {type: 'done.set', activity, isDone: true}, 'ben');
  const knocked = knock(memory.knocks, 'device', {now: START, newId: () => idOf('knock'), from: 'here'});
  if (!knocked.ok) throw new Error(knocked.code);
  return {...memory, knocks: knocked.knocks};
}

describe('what lives in memory only', () => {
  test('tells the phones of those about whom something has changed, and no others', () => {
    const before = full();
    expect([...whoseChanged(noMemory, before)].sort()).toEqual(['ana', 'ben', 'cai'].map(idOf).sort());
    expect(whoseChanged(before, {...before})).toEqual([]);
    const changed = said(before, {type: 'question.answer', question: idOf('question'), answer: 'no'}, 'cai');
    expect(whoseChanged(before, changed)).toEqual([idOf('cai')]);
    // With the question goes what was said to it.
    expect(whoseChanged(before, said(before, {type: 'question.close', question: idOf('question')}))).toEqual([idOf('cai')]);
  });

  test('[R89] an answer changes no record, and a question that closes changes one', () => {
    const before = full();
    expect(recordsChanged(before, said(before, {type: 'question.answer', question: idOf('question'), answer: 'no'}, 'dee'))).toEqual([]);
    expect(recordsChanged(before, said(before, {type: 'question.close', question: idOf('question')}))).toEqual(['question']);
    expect(recordsChanged(before, said(before, {type: 'signal.set', signal: 'slower', isOn: true}, 'dee'))).toEqual(['needs']);
    expect(recordsChanged(before, {...before, knocks: new Map()})).toEqual(['door']);
  });

  test('[R56, R80, R89] is for those who lead or support, but for a question that phones can answer', () => {
    const seen = AUDIENCES.map(audience => [
      audience,
      MEMORY_RECORDS.filter(id => memoryRecord(id, audience, full(), told, null) !== null),
    ]);
    expect(Object.fromEntries(seen)).toEqual({phone: ['question'], console: ['needs', 'door', 'question'], assistant: [], stage: []});
  });

  test('stays the same, part by part, when what happens does not concern it', () => {
    const before = full();
    const after = memoryAfter(before, told.session, [{type: 'session.paused', at: START}]);
    for (const key of ['moments', 'knocks', 'done', 'question'] as const) expect(after[key], key).toBe(before[key]);
  });

  test('goes with its person, its activity and its session', () => {
    const removal: readonly Event[] = ['ana', 'ben', 'cai'].map(name => ({
      type: 'person.removed',
      at: START,
      person: idOf(name),
      reason: 'other',
    }));
    const {moments, done, question} = memoryAfter(full(), told.session, removal);
    expect([moments.size, done, question?.at === 'open' && question.answers.size]).toEqual([0, null, 0]);
    expect(memoryAfter(full(), told.session, [{type: 'activity.opened', at: START, activity}]).question?.at).toBe('closed');
    expect(memoryAfter(full(), told.session, [{type: 'session.ended', at: START}])).toMatchObject({moments: new Map(), question: null});
  });

  test('ends by itself, the next thing first', () => {
    const needing = said(full(), {type: 'signal.set', signal: 'slower', isOn: true}, 'dee');
    expect(nextEnd(noMemory)).toBeNull();
    const order = [];
    for (let memory = needing, at = nextEnd(memory); at !== null; memory = memoryAt(memory, at), at = nextEnd(memory))
      order.push(at - START);
    expect(order).toEqual([QUESTION_MS, SIGNAL_MS, KNOCK_KEPT_MS]);
  });
});
