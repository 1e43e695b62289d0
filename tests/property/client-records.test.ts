import fc from 'fast-check';
import {expect, test} from 'vitest';
import {adoptWhole, applyFrame, type Held, nothingHeld} from '../../client/live/records.ts';
import type {Frame} from '../../shared/wire/live.ts';
import type {RecordId, ViewRecord} from '../../shared/wire/records.ts';

const seed = Number(process.env.SEED ?? Date.now());

const ids: readonly RecordId[] = ['here', 'session', 'access', `note:${'a'.repeat(22)}`, `person:${'b'.repeat(22)}`];
const record = fc.nat(3).map((count): ViewRecord => ({kind: 'here', here: count, away: 0, out: 0, people: [], seats: [], isLed: true}));
const change = fc.record({
  put: fc.dictionary(fc.constantFrom(...ids), record) as fc.Arbitrary<Frame['put']>,
  del: fc.uniqueArray(fc.constantFrom(...ids)),
});
const changes = fc.array(change, {maxLength: 30});

/** The same, as plainly as it can be said. */
function plainly(all: readonly Pick<Frame, 'put' | 'del'>[]): Map<string, ViewRecord> {
  const records = new Map<string, ViewRecord>();
  for (const {put, del} of all) {
    for (const id of del) records.delete(id);
    for (const [id, one] of Object.entries(put)) if (one) records.set(id, one);
  }
  return records;
}

const frames = (all: readonly Pick<Frame, 'put' | 'del'>[]): Frame[] => all.map((one, at) => ({...one, prev: at, n: at + 1}));

function applyAll(start: Held, all: readonly Frame[]): Held {
  return all.reduce<Held>((held, frame) => {
    const next = applyFrame(held, frame);
    return next === 'gap' ? held : next;
  }, start);
}

test(`frames in order give the view, sent twice or not (seed ${seed})`, () => {
  fc.assert(
    fc.property(changes, fc.array(fc.nat(29)), (all, again) => {
      const sequence = frames(all).flatMap((frame, at) => (again.includes(at) ? [frame, frame] : [frame]));
      const held = applyAll(nothingHeld, sequence);
      expect(new Map(held.records)).toEqual(plainly(all));
      expect(held.n).toBe(all.length);
    }),
    {seed},
  );
});

test(`a lost frame is noticed at the next one, and a whole view repairs it (seed ${seed})`, () => {
  fc.assert(
    fc.property(changes, fc.nat(29), (all, lost) => {
      fc.pre(lost < all.length - 1);
      const sequence = frames(all);
      const before = applyAll(nothingHeld, sequence.slice(0, lost));
      const after = sequence[lost + 1];
      expect(after && applyFrame(before, after)).toBe('gap');
      const whole = Object.fromEntries(plainly(all)) as Frame['put'];
      const repaired = adoptWhole(before, {lineage: 'a', n: all.length, put: whole});
      expect(new Map(repaired.records)).toEqual(plainly(all));
    }),
    {seed},
  );
});

test(`what a frame does not change stays the same object, all of it or one by one (seed ${seed})`, () => {
  fc.assert(
    fc.property(changes, change, (all, last) => {
      const held = applyAll(nothingHeld, frames(all));
      const next = applyFrame(held, {...last, prev: held.n, n: held.n + 1});
      if (next === 'gap') throw new Error('There is no gap');
      const same = (id: RecordId) => JSON.stringify(held.records.get(id)) === JSON.stringify(next.records.get(id));
      for (const id of ids) if (same(id)) expect(next.records.get(id)).toBe(held.records.get(id));
      if (ids.every(same)) expect(next.records).toBe(held.records);
    }),
    {seed},
  );
});
