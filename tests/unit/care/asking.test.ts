import {describe, expect, test} from 'vitest';
import {
  type Asks,
  answerAsks,
  ask,
  asksAfter,
  atDoor,
  doorRecord,
  faded,
  heard,
  nextAskFade,
  noAsks,
  withoutAsk,
} from '../../../shared/care/asking.ts';
import {ASK_AGAIN_MS, ASK_KEPT_MS, LET_IN_MS, MAX_ASKING} from '../../../shared/wire/limits.ts';
import {actor, attempt, idOf, joined, opened, START, seated, tell} from '../../telling/telling.ts';

const locked = tell(seated(seated(joined(opened(), 'ana'), 'kim', 'support'), 'noor', 'note-taker'), {type: 'access.lock'});
const {session} = locked;

/** So many ask, a second apart. */
function asking(count: number, at = START): Asks {
  let asks = noAsks;
  for (let one = 0; one < count; one++) {
    const result = ask(asks, `device ${one}`, {now: at + one * 1_000, newId: () => idOf(`ask ${one}`)});
    if (!result.ok) throw new Error(result.code);
    ({asks} = result);
  }
  return asks;
}

function answered(asks: Asks, names: readonly string[], isLetIn: boolean, at = START): Asks {
  const result = answerAsks(asks, session, {type: 'ask.answer', asks: names.map(idOf), isLetIn}, {now: at, actor: actor('organiser')});
  if (!result.ok) throw new Error(result.code);
  return result.asks;
}

describe('[R80] asking to join', () => {
  test('those who may let in are told how many ask and since when, the first first, and nothing of the device', () => {
    const asks = asking(2);
    expect(doorRecord(asks)).toEqual({
      kind: 'door',
      asks: [
        {id: idOf('ask 0'), since: START},
        {id: idOf('ask 1'), since: START + 1_000},
      ],
    });
    expect(JSON.stringify(doorRecord(asks))).not.toContain('device');
  });

  test('asked again it is the same ask, in its place', () => {
    const asks = asking(2);
    const again = ask(asks, 'device 0', {now: START + 60_000, newId: () => idOf('another')});
    expect(again.ok && doorRecord(again.asks)).toEqual(doorRecord(asks));
  });

  test('an ask goes when its page was not heard of for long, and stays while it is', () => {
    const asks = asking(2);
    const kept = heard(asks, 'device 1', START + ASK_KEPT_MS - 1);
    expect(nextAskFade(kept)).toBe(START + ASK_KEPT_MS);
    const left = faded(kept, START + ASK_KEPT_MS);
    expect(doorRecord(left).asks.map(({id}) => id)).toEqual([idOf('ask 1')]);
    expect(faded(left, START + ASK_KEPT_MS)).toBe(left);
    expect(nextAskFade(noAsks)).toBeNull();
  });

  test.each(['participant', 'note-taker'] as const)('a %s answers nobody', who => {
    const by = who === 'participant' ? actor('participant', 'ana') : actor('seat', 'noor');
    const result = answerAsks(asking(1), session, {type: 'ask.answer', asks: [idOf('ask 0')], isLetIn: true}, {now: START, actor: by});
    expect(result).toEqual({ok: false, code: 'not-allowed'});
  });

  test('an ask that has gone cannot be answered', () => {
    const command = {type: 'ask.answer' as const, asks: [idOf('ask 7')], isLetIn: true};
    expect(answerAsks(asking(1), session, command, {now: START, actor: actor('seat', 'kim')})).toEqual({ok: false, code: 'unknown-id'});
  });
});

describe('[R81] the answer', () => {
  test('lets one in, for a while, and the others wait on', () => {
    const asks = answered(asking(2), ['ask 0'], true);
    expect([0, 1, 2].map(one => atDoor(asks, session, `device ${one}`, START))).toEqual(['let-in', 'waiting', 'closed']);
    expect(doorRecord(asks).asks).toHaveLength(1);
    expect(atDoor(asks, session, 'device 0', START + LET_IN_MS - 1)).toBe('let-in');
    expect(atDoor(asks, session, 'device 0', START + LET_IN_MS)).toBe('closed');
    expect(atDoor(withoutAsk(asks, 'device 0'), session, 'device 0', START)).toBe('closed');
  });

  test('of who was first holds', () => {
    const no = answered(asking(1), ['ask 0'], false);
    expect(atDoor(answered(no, ['ask 0'], true), session, 'device 0', START)).toBe('not-now');
  });

  test('"not now" cannot be asked away at once, and can after a while', () => {
    const asks = answered(asking(1), ['ask 0'], false);
    const again = (at: number) => ask(asks, 'device 0', {now: at, newId: () => idOf('another')});
    expect(again(START + ASK_AGAIN_MS - 1)).toEqual({ok: false, code: 'too-many'});
    const later = again(START + ASK_AGAIN_MS);
    expect(later.ok && doorRecord(later.asks).asks.map(({id}) => id)).toEqual([idOf('another')]);
  });

  test('is void when the door is opened, locked anew, or the session ends', () => {
    const asks = answered(asking(2), ['ask 0'], true);
    for (const type of ['access.locked', 'access.unlocked', 'session.ended'] as const)
      expect(asksAfter(asks, [{type, at: START}])).toBe(noAsks);
    expect(asksAfter(asks, [{type: 'session.paused', at: START}])).toBe(asks);
    expect(atDoor(asks, tell(locked, {type: 'access.unlock'}).session, 'device 1', START)).toBe('open');
  });

  test('a join says that its device was let in, or is refused; its event is that of any join', () => {
    const join = {type: 'person.join', person: idOf('dee'), deviceHash: 'hash of dee'} as const;
    expect(attempt(locked, join, actor('server')).result).toEqual({ok: false, code: 'joining-locked'});
    const {result} = attempt(locked, {...join, isLetIn: true}, actor('server'));
    expect(result.ok && result.events).toEqual([{type: 'person.joined', at: locked.now, person: idOf('dee')}]);
    const removed = tell(locked, {type: 'person.remove', person: idOf('ana'), reason: 'harm'});
    const back = attempt(removed, {...join, person: idOf('ana'), isLetIn: true}, actor('server'));
    expect(back.result).toEqual({ok: false, code: 'removed'});
  });
});

test('[R82] so many wait at the same time and no more', () => {
  const asks = asking(MAX_ASKING);
  const context = {now: START + 60_000, newId: () => idOf('one more')};
  expect(ask(asks, 'one more', context)).toEqual({ok: false, code: 'too-many'});
  // Whoever waits already does so on, and whoever was answered waits no more.
  expect(ask(asks, 'device 3', context).ok).toBe(true);
  expect(ask(answered(asks, ['ask 3'], false), 'one more', context).ok).toBe(true);
});
