import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {effortOf, TooMuchEffort} from '../../../server/board/effort.ts';
import {OrderChecks} from '../../../server/board/order.ts';
import {STEPS_A_STRUCT} from '../../../server/board/places.ts';
import {replay} from '../../../server/board/replay.ts';
import {shapeOf} from '../../../server/board/shapes.ts';
import {MAX_BOARD_HEARD, MAX_BOARD_STEPS, MAX_BOARD_STEPS_AT_ONCE} from '../../../shared/wire/limits.ts';
import {BoardOnTable, writes} from './board-on-table.ts';
import {characters, lookedAt, prepended, values, type Where} from './written.ts';

const [ANA, BEN, CAI] = [101, 202, 303];

const minutes = () => {
  const {order, looks} = lookedAt();
  return {table: new BoardOnTable(undefined, {shape: shapeOf('minutes'), order}), looks};
};

describe('[R158] steps', () => {
  const built = (...updates: readonly Uint8Array[]) => {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc;
  };

  test('are those that Yjs goes past what others have written at one spot', () => {
    const doc = built(prepended(ANA, 30));
    // Ben's first is put in front of what he has not heard of or behind it; each that follows goes past all of it.
    expect(effortOf(() => Y.applyUpdate(doc, prepended(BEN, 20)))).toBe(20 * 30);
    expect(effortOf(() => Y.applyUpdate(built(prepended(BEN, 20)), prepended(ANA, 30)))).toBe(20);
    expect(effortOf(() => built(prepended(ANA, 500)))).toBe(0);
  });

  test('are stopped at, and counted for nobody else', () => {
    const doc = built(prepended(ANA, 100));
    const outer = effortOf(() => {
      expect(() => effortOf(() => Y.applyUpdate(doc, prepended(BEN, 100)), 50)).toThrow(TooMuchEffort);
      Y.applyUpdate(built(prepended(ANA, 3)), prepended(BEN, 2));
    });
    expect(outer).toBe(6);
  });

  test('of a value are those to where its key begins, and past all that is newer', () => {
    const on = (at: number): Where => (at < 2 ? null : [ANA, at - 2]);
    const doc = built(...Array.from({length: 10}, (_, at) => values(ANA, at, at % 2 === 0 ? 'even' : 'odd', [on(at)])));
    const stepsOf = (update: Uint8Array) => effortOf(() => Y.applyUpdate(doc, update));
    expect(stepsOf(values(BEN, 0, 'even', [null]))).toBe(2 * 4 + 5);
    expect(stepsOf(values(CAI, 0, 'odd', [[ANA, 9]]))).toBe(0);
  });
});

describe('[R158] in a text', () => {
  test('a message whose place takes too many steps is not taken, and nobody else goes', async () => {
    const {table, looks} = minutes();
    const [ana, ben, cai] = [table.joined(ANA), table.joined(BEN), table.joined(CAI)];
    const count = Math.ceil(Math.sqrt(MAX_BOARD_STEPS_AT_ONCE)) + 1;
    ana.hear(writes(prepended(ANA, count)));
    await table.turn();
    ben.hear(writes(prepended(BEN, count)));
    cai.hear(writes(prepended(CAI, 1)));
    await table.turn();
    await table.turn();
    expect([ana.ended, ben.ended, cai.ended]).toEqual([[], ['full'], []]);
    expect(cai.told().at(-1)).toEqual({is: 'saved', clock: 1, writes: 1});
    expect(table.stored).toHaveLength(2);
    // As much as may be, and as many as there are in the copy that has to be made anew.
    expect(Math.max(...looks.steps)).toBeLessThanOrEqual(MAX_BOARD_STEPS_AT_ONCE + 2 * count * STEPS_A_STRUCT);
  });

  test('a document holds so many steps and no more; whoever writes where nobody else does goes on', () => {
    const checks = new OrderChecks();
    const check = (update: Uint8Array) => {
      const begun = checks.check({document: 'it', begin: null, updates: [update]});
      if (begun === 'unknown') throw new Error('it has begun');
      return begun;
    };
    checks.check({document: 'it', begin: [], updates: []});
    const each = 100;
    let [sum, client] = [0, 1_000];
    let out: ReturnType<typeof check>['out'] = null;
    for (; out === null && client < 1_100; client++) {
      const checked = check(prepended(client, each));
      out = checked.out;
      if (!out) sum += checked.steps[0] ?? 0;
    }
    expect(out).toEqual({at: 0, why: 'full'});
    expect(sum).toBeGreaterThan(MAX_BOARD_STEPS - MAX_BOARD_STEPS_AT_ONCE);
    // It was lost to the copy, which begins anew.
    const begin = Array.from({length: client - 1_001}, (_, at) => prepended(1_000 + at, each));
    const next = characters(5, 0, [[null, [client - 2, each - 1]]]);
    const isFront = checks.check({document: 'it', begin, updates: [next]});
    expect(isFront).toMatchObject({out: null});
  });

  test('what its writers must have heard of one another is kept up to a bound; whoever has heard no more goes on', () => {
    const checks = new OrderChecks();
    const writers = 200;
    const at = (turn: number): Where => [1_000 + (turn % writers), Math.floor(turn / writers)];
    const update = (turn: number) =>
      characters(1_000 + (turn % writers), Math.floor(turn / writers), [[null, turn === 0 ? null : at(turn - 1)]]);
    // Each in turn writes in front of all others.
    const turns = Math.ceil(MAX_BOARD_HEARD / (writers - 1)) + writers;
    const updates = Array.from({length: turns}, (_, turn) => update(turn));
    const checked = checks.check({document: 'it', begin: [], updates});
    expect(checked).toMatchObject({out: {why: 'full'}});
    const full = checked === 'unknown' ? 0 : (checked.out?.at ?? 0);
    expect(full).toBeGreaterThan(MAX_BOARD_HEARD / writers);
    const deaf = characters(5, 0, [[null, null]]);
    expect(checks.check({document: 'it', begin: updates.slice(0, full), updates: [deaf]})).toMatchObject({out: null});
  });

  test('a log stays as it is where one state of it would take longer to read', () => {
    const count = Math.ceil(Math.sqrt(MAX_BOARD_STEPS)) + 1;
    // In the order in which they came, nothing is passed; whoever has the highest number comes first in a state, and brings along what it leans on.
    const log = [prepended(BEN, count), prepended(ANA, count), characters(CAI, 0, [[null, [ANA, count - 1]]])];
    expect(new OrderChecks().check({document: 'it', begin: [], updates: log})).toMatchObject({out: null});
    expect(() => replay(log.slice(0, 2))).not.toThrow();
    expect(() => replay(log)).toThrow(TooMuchEffort);
  });
});

describe('[R158] on a board', () => {
  const board = () => {
    const {order, looks} = lookedAt();
    return {table: new BoardOnTable(undefined, {order}), looks};
  };
  const chain = (client: number, count: number) =>
    values(
      client,
      0,
      'k',
      Array.from({length: count}, (_, at) => (at === 0 ? null : [client, at - 1])),
    );

  test('nothing is looked at as long as every value stands on the last one of its key', async () => {
    const {table, looks} = board();
    const [ana, ben] = [table.joined(ANA), table.joined(BEN)];
    ana.hear(writes(chain(ANA, 5)));
    ben.hear(writes(values(BEN, 0, 'k', [[ANA, 4]])));
    ana.hear(writes(values(ANA, 5, 'other', [null])));
    await table.turn();
    expect(looks.times).toBe(0);
    // Two at once: what comes from now on is looked at.
    ana.hear(writes(values(ANA, 6, 'k', [[ANA, 4]])));
    await table.turn();
    ben.hear(writes(values(BEN, 1, 'k', [[BEN, 0]])));
    await table.turn();
    expect(looks.times).toBe(2);
    expect([ana.ended, ben.ended]).toEqual([[], []]);
    expect(table.stored).toHaveLength(3);
  });

  test.each<[string, number, readonly Uint8Array[]]>([
    ['begins a key again and again', BEN, [values(BEN, 0, 'k', [null, null])]],
    ['begins again what others have begun', BEN, [values(BEN, 0, 'k', [null]), values(BEN, 1, 'k', [null])]],
    ['goes on from older and older values of others', BEN, [values(BEN, 0, 'k', [[ANA, 4]]), values(BEN, 1, 'k', [[ANA, 2]])]],
    [
      'goes on from older values of its own',
      BEN,
      [
        values(BEN, 0, 'k', [
          [ANA, 4],
          [BEN, 0],
          [BEN, 1],
        ]),
        values(BEN, 3, 'k', [[BEN, 0]]),
      ],
    ],
    ['goes on from newer ones that stand before its own', BEN, [values(BEN, 0, 'k', [[ANA, 1]]), values(BEN, 1, 'k', [[ANA, 2]])]],
  ])('a page that %s is refused, and nobody else', async (_what, client, hostile) => {
    const {table} = board();
    const [ana, bad, cai] = [table.joined(ANA), table.joined(client), table.joined(CAI)];
    ana.hear(writes(chain(ANA, 5)));
    await table.turn();
    for (const update of hostile) bad.hear(writes(update));
    cai.hear(writes(values(CAI, 0, 'theirs', [null])));
    await table.turn();
    await table.turn();
    expect([ana.ended, bad.ended, cai.ended]).toEqual([[], ['malformed'], []]);
    expect(cai.told().at(-1)).toMatchObject({is: 'saved', clock: 1});
  });

  test('so the thousands that one message can hold are stopped at', async () => {
    const {table, looks} = board();
    const [ana, ben] = [table.joined(ANA), table.joined(BEN)];
    ana.hear(
      writes(
        values(
          ANA,
          0,
          'k',
          Array.from({length: 5_000}, () => null),
        ),
      ),
    );
    await table.turn();
    ben.hear(writes(chain(BEN, 3)));
    await table.turn();
    expect([ana.ended, ben.ended]).toEqual([['full'], []]);
    expect(Math.max(...looks.steps)).toBeLessThanOrEqual(MAX_BOARD_STEPS_AT_ONCE + 5_000 * STEPS_A_STRUCT);
    expect(table.stored).toHaveLength(1);
  });

  test('whose writing has taken too many steps lately has to wait', async () => {
    const {table} = board();
    const spent: number[] = [];
    const [ana, ben] = [
      table.joined(ANA),
      table.joined(BEN, {
        spend: steps => {
          // To ask, and to be read.
          spent.push(steps);
          return spent.length < 3;
        },
      }),
    ];
    ana.hear(writes(chain(ANA, 50)));
    await table.turn();
    ben.hear(writes(values(BEN, 0, 'k', [null])));
    await table.turn();
    expect(ben.ended).toEqual(['too-many']);
    expect(spent[2]).toBeGreaterThan(0);
    // It had been taken, and is stored.
    expect(table.stored).toHaveLength(2);
  });
});
