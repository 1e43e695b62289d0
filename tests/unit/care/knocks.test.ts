import {describe, expect, test} from 'vitest';
import {
  answerKnocks,
  atDoor,
  doorRecord,
  faded,
  heard,
  type Knocks,
  knock,
  knocksAfter,
  nextKnockFade,
  noKnocks,
  withoutKnock,
} from '../../../shared/care/knocks.ts';
import {KNOCK_AGAIN_MS, KNOCK_KEPT_MS, LET_IN_MS, MAX_KNOCKS} from '../../../shared/wire/limits.ts';
import {actor, attempt, idOf, joined, opened, START, seated, tell} from '../../telling/telling.ts';

const locked = tell(seated(seated(joined(opened(), 'ana'), 'kim', 'support'), 'noor', 'note-taker'), {type: 'access.lock'});
const {session} = locked;

/** So many knock, a second apart. */
function knocking(count: number, at = START): Knocks {
  let knocks = noKnocks;
  for (let one = 0; one < count; one++) {
    const result = knock(knocks, `device ${one}`, {now: at + one * 1_000, newId: () => idOf(`knock ${one}`), from: 'here'});
    if (!result.ok) throw new Error(result.code);
    ({knocks} = result);
  }
  return knocks;
}

function answered(knocks: Knocks, names: readonly string[], isLetIn: boolean, at = START): Knocks {
  const result = answerKnocks(
    knocks,
    session,
    {type: 'knock.answer', knocks: names.map(idOf), isLetIn},
    {now: at, actor: actor('organiser')},
  );
  if (!result.ok) throw new Error(result.code);
  return result.knocks;
}

describe('[R80] knocking', () => {
  test('those who may let in are told how many knock and since when, the first first, and nothing of the device', () => {
    const knocks = knocking(2);
    expect(doorRecord(knocks, false)).toEqual({
      kind: 'door',
      knocks: [
        {id: idOf('knock 0'), since: START},
        {id: idOf('knock 1'), since: START + 1_000},
      ],
      isRush: false,
    });
    expect(JSON.stringify(doorRecord(knocks, false))).not.toContain('device');
  });

  test('again while it waits it is the same knock, in its place', () => {
    const knocks = knocking(2);
    const again = knock(knocks, 'device 0', {now: START + 60_000, newId: () => idOf('another'), from: 'here'});
    expect(again.ok && doorRecord(again.knocks, false)).toEqual(doorRecord(knocks, false));
  });

  test('a knock goes when its page was not heard of for long, and stays while it is', () => {
    const knocks = knocking(2);
    const kept = heard(knocks, 'device 1', START + KNOCK_KEPT_MS - 1);
    expect(nextKnockFade(kept)).toBe(START + KNOCK_KEPT_MS);
    const left = faded(kept, START + KNOCK_KEPT_MS);
    expect(doorRecord(left, false).knocks.map(({id}) => id)).toEqual([idOf('knock 1')]);
    expect(faded(left, START + KNOCK_KEPT_MS)).toBe(left);
    expect(nextKnockFade(noKnocks)).toBeNull();
  });

  test.each(['participant', 'note-taker'] as const)('a %s answers nobody', who => {
    const by = who === 'participant' ? actor('participant', 'ana') : actor('seat', 'noor');
    const result = answerKnocks(
      knocking(1),
      session,
      {type: 'knock.answer', knocks: [idOf('knock 0')], isLetIn: true},
      {now: START, actor: by},
    );
    expect(result).toEqual({ok: false, code: 'not-allowed'});
  });

  test('a knock that has gone cannot be answered', () => {
    const command = {type: 'knock.answer' as const, knocks: [idOf('knock 7')], isLetIn: true};
    expect(answerKnocks(knocking(1), session, command, {now: START, actor: actor('seat', 'kim')})).toEqual({ok: false, code: 'unknown-id'});
  });
});

describe('[R81] the answer', () => {
  test('lets one in, for a while, and the others wait on', () => {
    const knocks = answered(knocking(2), ['knock 0'], true);
    expect([0, 1, 2].map(one => atDoor(knocks, session, `device ${one}`, START))).toEqual(['let-in', 'waiting', 'closed']);
    expect(doorRecord(knocks, false).knocks).toHaveLength(1);
    expect(atDoor(knocks, session, 'device 0', START + LET_IN_MS - 1)).toBe('let-in');
    expect(atDoor(knocks, session, 'device 0', START + LET_IN_MS)).toBe('closed');
    expect(atDoor(withoutKnock(knocks, 'device 0'), session, 'device 0', START)).toBe('closed');
  });

  test('of who was first holds', () => {
    const no = answered(knocking(1), ['knock 0'], false);
    expect(atDoor(answered(no, ['knock 0'], true), session, 'device 0', START)).toBe('not-now');
  });

  test('"not now" cannot be knocked away at once, and can after a while', () => {
    const knocks = answered(knocking(1), ['knock 0'], false);
    const again = (at: number) => knock(knocks, 'device 0', {now: at, newId: () => idOf('another'), from: 'here'});
    expect(again(START + KNOCK_AGAIN_MS - 1)).toEqual({ok: false, code: 'too-many'});
    const later = again(START + KNOCK_AGAIN_MS);
    expect(later.ok && doorRecord(later.knocks, false).knocks.map(({id}) => id)).toEqual([idOf('another')]);
  });

  test('is void when the door is opened, locked anew, or the session ends', () => {
    const knocks = answered(knocking(2), ['knock 0'], true);
    for (const type of ['access.locked', 'access.unlocked', 'session.ended'] as const)
      expect(knocksAfter(knocks, [{type, at: START}])).toBe(noKnocks);
    expect(knocksAfter(knocks, [{type: 'session.paused', at: START}])).toBe(knocks);
    expect(atDoor(knocks, tell(locked, {type: 'access.unlock'}).session, 'device 1', START)).toBe('open');
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
  const knocks = knocking(MAX_KNOCKS);
  const context = {now: START + 60_000, newId: () => idOf('one more'), from: 'here'};
  expect(knock(knocks, 'one more', context)).toEqual({ok: false, code: 'too-many'});
  // Whoever waits already does so on, and whoever was answered waits no more.
  expect(knock(knocks, 'device 3', context).ok).toBe(true);
  expect(knock(answered(knocks, ['knock 3'], false), 'one more', context).ok).toBe(true);
});

describe('[R122] a full list', () => {
  const from = (place: string, knocks: Knocks, device: string) =>
    knock(knocks, device, {now: START + 60_000, newId: () => idOf(device), from: place});
  const waitingFrom = (knocks: Knocks, place: string) => [...knocks.values()].filter(one => one.from === place).length;

  test('has room for whoever comes from elsewhere: the newest of where most come from makes it', () => {
    let knocks = knocking(MAX_KNOCKS);
    expect(from('here', knocks, 'one more')).toEqual({ok: false, code: 'too-many'});
    for (let at = 0; at < 3; at++) {
      const result = from('elsewhere', knocks, `guest ${at}`);
      if (!result.ok) throw new Error(result.code);
      knocks = result.knocks;
      expect(knocks.has(`device ${MAX_KNOCKS - 1 - at}`)).toBe(false);
    }
    expect([waitingFrom(knocks, 'here'), waitingFrom(knocks, 'elsewhere')]).toEqual([MAX_KNOCKS - 3, 3]);
    // Where most come from gains nothing by coming again.
    expect(from('here', knocks, 'one more')).toEqual({ok: false, code: 'too-many'});
    expect(knocks.has('device 0')).toBe(true);
  });

  test('is shared evenly at last, and then it is full for both', () => {
    let knocks = knocking(MAX_KNOCKS);
    let refused = 0;
    for (let at = 0; at < MAX_KNOCKS; at++) {
      const result = from('elsewhere', knocks, `guest ${at}`);
      if (result.ok) knocks = result.knocks;
      else refused += 1;
    }
    expect([waitingFrom(knocks, 'here'), waitingFrom(knocks, 'elsewhere')]).toEqual([MAX_KNOCKS / 2, MAX_KNOCKS / 2]);
    expect(refused).toBe(MAX_KNOCKS / 2);
  });
});
