import * as encoding from 'lib0/encoding';
import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {OrderChecks} from '../../../server/board/order.ts';
import {type Had, Places} from '../../../server/board/places.ts';
import {PAGE_ROOT} from '../../../shared/pages/lines.ts';

/** A list that counts how often somebody goes on to the next. */
class Counted {
  static steps = 0;
  readonly id: {readonly client: number; readonly clock: number};
  #right: Counted | null = null;

  constructor(client: number, clock: number) {
    this.id = {client, clock};
  }

  /** Three writers, each with its clocks in no order. */
  static list(length: number): readonly Counted[] {
    const all = Array.from({length}, (_, at) => new Counted(at % 3, (at * 7_919) % length));
    for (const [at, one] of all.entries()) one.#right = all[at + 1] ?? null;
    Counted.steps = 0;
    return all;
  }

  get right(): Counted | null {
    Counted.steps += 1;
    return this.#right;
  }
}

const placesIn = (list: readonly Counted[]) => new Places<Counted>(list[0] ?? null);

describe('[R136] two of a list were neighbours', () => {
  test('where the one stands before the other, and nothing between them that was there', () => {
    const list = Counted.list(50);
    const places = placesIn(list);
    const spans: [from: number, to: number][] = [];
    for (let from = -1; from < 50; from++) for (let to = 0; to <= 50; to++) spans.push([from, to]);
    for (const [from, to] of spans) {
      const isSo = (had: Had[]) => places.wereNeighbours(list[from] ?? null, list[to] ?? null, had);
      expect(isSo([]), `${from} and ${to}`).toBe(from < to);
      for (const before of [1, 7, 25, 50]) {
        const had = [
          {client: 1, before},
          {client: 2, before: 3},
        ];
        const wasThere = list.slice(from + 1, to).some(({id}) => had.some(all => all.client === id.client && id.clock < all.before));
        expect(isSo(had), `${from} and ${to}, ${before}`).toBe(from < to && !wasThere);
      }
    }
  });

  test('is told by one walk along the list, and a few steps for each two, however far apart somebody chooses them', () => {
    const [length, asked] = [10_000, 6_000];
    const list = Counted.list(length);
    const places = placesIn(list);
    const [first, last] = [list[0], list.at(-1)] as [Counted, Counted];
    const had = [{client: 5, before: length}];
    let right = 0;
    for (let at = 0; at < asked; at++) if (places.wereNeighbours(first, last, had) && !places.wereNeighbours(last, first, had)) right += 1;
    expect(right).toBe(asked);
    expect(Counted.steps).toBeLessThan(2 * length + 20 * 2 * asked);
  });

  test('is told without a walk where they stand beside one another', () => {
    const list = Counted.list(10_000);
    const places = placesIn(list);
    expect(list.slice(0, -1).every((one, at) => places.wereNeighbours(one, list[at + 1] as Counted, []))).toBe(true);
    expect(Counted.steps).toBeLessThan(2 * list.length);
  });
});

describe('[R136] what is written into a text', () => {
  const ANA = 1;
  /** Each is a struct of its own, because each stands before the one written before it. */
  const written = (client: number, on: Uint8Array | null, at: number, count: number): Uint8Array => {
    const doc = new Y.Doc();
    if (on) Y.applyUpdate(doc, on);
    doc.clientID = client;
    for (let times = 0; times < count; times++) doc.getText(PAGE_ROOT).insert(at, 'x');
    return Y.encodeStateAsUpdate(doc);
  };
  // Two characters of Ana's, the later one first, and fifty of Ben's in between that she has not heard of.
  const two = written(ANA, null, 0, 2);
  const begin = written(2, two, 1, 50);
  type Where = readonly [client: number, clock: number] | null;
  const between = (client: number, left: Where, right: Where): Uint8Array =>
    encoding.encode(to => {
      for (const number of [1, 1, client, 0]) encoding.writeVarUint(to, number);
      encoding.writeUint8(to, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
      for (const number of [...(left ?? []), ...(right ?? [])]) encoding.writeVarUint(to, number);
      if (!left && !right) {
        encoding.writeVarUint(to, 1);
        encoding.writeVarString(to, PAGE_ROOT);
      }
      encoding.writeVarString(to, '!');
      encoding.writeVarUint(to, 0);
    });
  const firstOut = (from: readonly Uint8Array[], updates: readonly Uint8Array[]): number | null => {
    const answer = new OrderChecks().check({document: 'it', begin: from, updates});
    if (answer === 'unknown') throw new Error('it was told all');
    return answer.out?.at ?? null;
  };
  const check = (...updates: readonly Uint8Array[]) => firstOut([begin], updates);

  test.each<[string, Where, Where]>([
    ['between two that were neighbours before others wrote there', [ANA, 1], [ANA, 0]],
    ['between two that are', [2, 10], [2, 9]],
    ['in front of all that was there', null, [ANA, 1]],
    ['behind all that was there', [ANA, 0], null],
    ['by somebody who had heard of nothing', null, null],
  ])('%s is in order', (_where, left, right) => {
    expect(check(between(9, left, right))).toBeNull();
  });

  test.each<[string, Where, Where]>([
    ['between two that stand the other way round', [ANA, 0], [ANA, 1]],
    ['between two that stand the other way round, near', [2, 9], [2, 10]],
    ['between two with something between them that was there before the one of them', [2, 40], [ANA, 0]],
    ['and near', [2, 10], [2, 8]],
    ['behind one that was written in front of another', [ANA, 1], null],
  ])('%s is not', (_where, left, right) => {
    expect(check(between(9, left, right))).toBe(0);
  });

  test('between two with something between them that the writer of the one had named is not', () => {
    // Ben writes behind Ana's second character; whoever names his has heard of hers.
    const ana = new Y.Doc();
    ana.clientID = ANA;
    for (const word of ['a', 'b']) ana.getText(PAGE_ROOT).insert(ana.getText(PAGE_ROOT).length, word);
    const ben = new Y.Doc();
    ben.clientID = 2;
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
    ben.getText(PAGE_ROOT).insert(2, 'c');
    const all = Y.encodeStateAsUpdate(ben);
    const told = (begin: readonly Uint8Array[], update: Uint8Array) => firstOut(begin, [update]);
    expect(told([all], between(9, [ANA, 0], [2, 0]))).toBe(0);
    expect(told([all], between(9, [ANA, 1], [2, 0]))).toBeNull();
    // Also where somebody else had named his, and has written elsewhere since.
    const cai = between(3, [2, 0], null);
    const later = new Y.Doc();
    for (const update of [all, cai]) Y.applyUpdate(later, update);
    later.clientID = 3;
    later.getText(PAGE_ROOT).insert(0, 'd');
    const whole = Y.encodeStateAsUpdate(later);
    expect(told([whole], between(9, [ANA, 0], [3, 0]))).toBe(0);
    expect(told([whole], between(9, null, [3, 1]))).toBeNull();
    expect(told([whole], between(9, null, [ANA, 0]))).toBeNull();
    expect(told([whole], between(9, [ANA, 0], null))).toBeNull();
  });

  test('and of several that came together the first that is not is named', () => {
    const [near, far, wrong] = [between(7, [2, 10], [2, 9]), between(8, [ANA, 1], [ANA, 0]), between(9, [ANA, 0], [ANA, 1])];
    expect(check(near, wrong, far)).toBe(1);
    expect(check(far, near, between(9, [2, 10], [2, 8]))).toBe(2);
  });
});
