import {describe, expect, test} from 'vitest';
import {type Arrivals, arrivalsAfter, arrivalsAt, arrived, nextArrivalChange, noArrivals} from '../../../shared/care/arrivals.ts';
import {ARRIVALS_KEPT_MS, ARRIVING_MS, RUSH_MISSING, RUSH_PHONES, RUSH_TOLD_MS} from '../../../shared/wire/limits.ts';
import {idOf, joined, later, next, opened, type Telling} from '../../telling/telling.ts';

const named = (count: number, name = 'new') => Array.from({length: count}, (_, at) => `${name} ${at}`);

/** So many join now, and their pages are connected if they come. */
function join(told: Telling, arrivals: Arrivals, names: readonly string[], come: readonly string[] = names) {
  const after = joined(told, ...names);
  const fresh = arrivalsAfter(arrivals, after.session, after.events.slice(told.events.length));
  return {told: after, arrivals: come.reduce((so, name) => arrived(so, idOf(name)), fresh)};
}

const isRush = ({rushUntil}: Arrivals) => rushUntil !== null;
const live = (before: number) => later(next(joined(opened(), ...named(before, 'old'))), ARRIVING_MS);

describe('[R122] many phones at once', () => {
  test('are a rush while a session is under way, when they are half as many as were in; a few late-comers are not', () => {
    const small = live(4);
    expect(isRush(join(small, noArrivals, named(RUSH_PHONES - 1)).arrivals)).toBe(false);
    expect(isRush(join(small, noArrivals, named(RUSH_PHONES)).arrivals)).toBe(true);
    const large = live(60);
    expect(isRush(join(large, noArrivals, named(29)).arrivals)).toBe(false);
    expect(isRush(join(large, noArrivals, named(30)).arrivals)).toBe(true);
  });

  test('are none in the lobby, where a whole hall comes in a minute', () => {
    expect(isRush(join(opened(), noArrivals, named(300)).arrivals)).toBe(false);
  });

  test('are counted within a minute', () => {
    const {told, arrivals} = join(live(4), noArrivals, named(RUSH_PHONES - 1));
    expect(isRush(join(told, arrivals, ['one more']).arrivals)).toBe(true);
    expect(isRush(join(later(told, ARRIVING_MS), arrivalsAt(arrivals, told.now + ARRIVING_MS), ['one more']).arrivals)).toBe(false);
  });

  test('are told for a while, or until joining is locked', () => {
    const {told, arrivals} = join(live(4), noArrivals, named(RUSH_PHONES));
    expect(isRush(arrivalsAt(arrivals, told.now + RUSH_TOLD_MS - 1))).toBe(true);
    expect(isRush(arrivalsAt(arrivals, told.now + RUSH_TOLD_MS))).toBe(false);
    for (const type of ['access.locked', 'session.ended'] as const)
      expect(arrivalsAfter(arrivals, told.session, [{type, at: told.now}])).toBe(noArrivals);
    expect(arrivalsAfter(arrivals, told.session, [{type: 'session.paused', at: told.now}])).toBe(arrivals);
  });
});

describe('[R122] phones that join and never come', () => {
  test('are a rush after a minute, in the lobby too', () => {
    const {told, arrivals} = join(opened(), noArrivals, named(RUSH_MISSING), []);
    expect(isRush(arrivals)).toBe(false);
    expect(nextArrivalChange(arrivals)).toBe(told.now + ARRIVING_MS);
    expect(arrivalsAt(arrivals, told.now + ARRIVING_MS - 1)).toBe(arrivals);
    expect(isRush(arrivalsAt(arrivals, told.now + ARRIVING_MS))).toBe(true);
  });

  test('are none when a few phones of a hall do not work, or when they came late', () => {
    const names = named(60);
    const most = join(opened(), noArrivals, names, names.slice(RUSH_MISSING));
    expect(isRush(arrivalsAt(most.arrivals, most.told.now + ARRIVING_MS))).toBe(false);
    const few = join(opened(), noArrivals, named(RUSH_MISSING), ['new 3']);
    expect(isRush(arrivalsAt(few.arrivals, few.told.now + ARRIVING_MS))).toBe(false);
  });

  test('nobody is looked at for longer than some minutes', () => {
    const {told, arrivals} = join(opened(), noArrivals, named(3), ['new 1']);
    const missing = arrivalsAt(arrivals, told.now + ARRIVING_MS);
    expect([...missing.joined.values()].map(({is}) => is)).toEqual(['missing', 'here', 'missing']);
    expect(nextArrivalChange(missing)).toBe(told.now + ARRIVALS_KEPT_MS);
    const none = arrivalsAt(missing, told.now + ARRIVALS_KEPT_MS);
    expect([none.joined.size, nextArrivalChange(none)]).toEqual([0, null]);
    // A phone that was not looked at any more has come all the same.
    expect(arrived(none, idOf('new 0'))).toBe(none);
  });
});
