import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {Known} from '../../server/board/known.ts';
import {mergeUpdates} from '../../server/board/merge.ts';
import {Ranges} from '../../server/board/ranges.ts';
import {type BoardUpdate, CONTENT, type Content, readUpdate, type Shape} from '../../server/board/update.ts';
import {seed} from './seed.ts';

const ALL: Shape = {
  roots: new Set(['places', 'minutes', 'words']),
  contents: new Set(Object.keys(CONTENT) as Content[]),
  holds: 'anything',
};
const RUNS = {seed, numRuns: 300};

/** What people do in a document, each with an own one; `sync`: they have told one another everything. */
type Act =
  | {readonly does: 'place'; readonly by: number; readonly at: number; readonly value: fc.JsonValue}
  | {readonly does: 'move'; readonly by: number; readonly which: number; readonly at: number}
  | {readonly does: 'remove'; readonly by: number; readonly which: number}
  | {readonly does: 'type'; readonly by: number; readonly at: number; readonly text: string}
  | {readonly does: 'bold'; readonly by: number; readonly from: number; readonly length: number}
  | {readonly does: 'element'; readonly by: number; readonly name: string}
  | {readonly does: 'sync'};

const PEOPLE = 3;
const by = fc.nat(PEOPLE - 1);
const small = fc.nat(30);
const act: fc.Arbitrary<Act> = fc.oneof(
  {weight: 4, arbitrary: fc.record({does: fc.constant('place' as const), by, at: small, value: fc.jsonValue({maxDepth: 2})})},
  {weight: 3, arbitrary: fc.record({does: fc.constant('move' as const), by, which: small, at: small})},
  {weight: 2, arbitrary: fc.record({does: fc.constant('remove' as const), by, which: small})},
  {weight: 4, arbitrary: fc.record({does: fc.constant('type' as const), by, at: small, text: fc.string({unit: 'grapheme', minLength: 1})})},
  {weight: 2, arbitrary: fc.record({does: fc.constant('bold' as const), by, from: small, length: small})},
  {weight: 1, arbitrary: fc.record({does: fc.constant('element' as const), by, name: fc.constantFrom('heading', 'list')})},
  {weight: 3, arbitrary: fc.constant({does: 'sync' as const})},
);

interface Sent {
  readonly by: number;
  readonly update: Uint8Array;
}

/** All updates of a story, in an order in which a server could have got them. */
function tell(story: readonly Act[]): {readonly docs: readonly Y.Doc[]; readonly sent: readonly Sent[]} {
  const docs = Array.from({length: PEOPLE}, (_, at) => Object.assign(new Y.Doc(), {clientID: 2 ** 32 + at * 7 + 1}));
  const sent: Sent[] = [];
  for (const [at, doc] of docs.entries()) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') sent.push({by: at, update});
    });
  }
  let told = 0;
  const sync = () => {
    for (const {update} of sent.slice(told)) for (const doc of docs) Y.applyUpdate(doc, update, 'others');
    told = sent.length;
  };
  for (const one of [...story, {does: 'sync'} as const]) {
    if (one.does === 'sync') sync();
    else doIt(docs[one.by] as Y.Doc, one);
  }
  return {docs, sent};
}

/** A caret stands beside a character, and never within one: Yjs would put something else for either half. */
function caret(words: Y.Text, at: number): number {
  const text = words.toString();
  const isWithin = /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  return isWithin ? at + 1 : at;
}

function doIt(doc: Y.Doc, one: Exclude<Act, {does: 'sync'}>): void {
  const places = doc.getArray<Y.Map<unknown>>('places');
  const words = doc.getText('words');
  const from = 'from' in one ? caret(words, Math.min(one.from, words.length)) : 0;
  switch (one.does) {
    case 'place':
      doc.transact(() => {
        const place = new Y.Map<unknown>();
        place.set('note', one.value);
        places.insert(Math.min(one.at, places.length), [place]);
      });
      break;
    case 'move':
      places.get(one.which % Math.max(1, places.length))?.set('at', one.at);
      break;
    case 'remove':
      if (places.length > 0) places.delete(one.which % places.length, 1);
      break;
    case 'type':
      words.insert(caret(words, Math.min(one.at, words.length)), one.text);
      break;
    case 'bold':
      words.format(from, caret(words, Math.min(from + one.length, words.length)) - from, {bold: true});
      break;
    case 'element':
      doc.getXmlFragment('minutes').insert(0, [new Y.XmlElement(one.name)]);
      break;
  }
}

const inJson = (doc: Y.Doc) => [doc.getArray('places').toJSON(), doc.getText('words').toDelta(), doc.getXmlFragment('minutes').toString()];
const read = (bytes: Uint8Array) => readUpdate(bytes, ALL);
const story = fc.array(act, {minLength: 1, maxLength: 60});

describe(`an update, seed ${seed}`, () => {
  test('is read as Yjs reads it: who wrote how far, and what is deleted', () => {
    fc.assert(
      fc.property(story, told => {
        const {docs, sent} = tell(told);
        for (const update of [...sent.map(one => one.update), Y.encodeStateAsUpdate(docs[0] as Y.Doc)]) {
          const {sections, deleted} = read(update);
          const {structs, ds} = Y.decodeUpdate(update);
          const inYjs = new Map<number, {clock: number; end: number; count: number}>();
          for (const {id, length} of structs) {
            const one = inYjs.get(id.client) ?? {clock: id.clock, end: id.clock, count: 0};
            inYjs.set(id.client, {clock: one.clock, end: one.end + length, count: one.count + 1});
          }
          expect(new Map(sections.map(({client, clock, end, count}) => [client, {clock, end, count}]))).toEqual(inYjs);
          const ranges = [...ds.clients].flatMap(([client, all]) => all.map(({clock, len}) => ({client, clock, end: clock + len})));
          expect(deleted).toEqual(ranges);
        }
      }),
      RUNS,
    );
  });

  test('of an honest client is whole and its own, in the order in which it was sent, and sent again has nothing new', () => {
    fc.assert(
      fc.property(story, told => {
        const {docs, sent} = tell(told);
        const known = new Known();
        for (const {by: at, update} of sent) {
          const one = read(update);
          const client = (docs[at] as Y.Doc).clientID;
          expect(known.faultIn(one, client)).toBeNull();
          for (const other of docs) {
            if (other.clientID !== client && one.sections.length > 0) expect(known.faultIn(one, other.clientID)).toBe('foreign');
          }
          known.add(one);
          expect(known.hasAll(one)).toBe(true);
        }
        for (const doc of docs) {
          const behind = read(Y.encodeStateAsUpdate(doc, known.stateVector()));
          expect(known.faultIn(behind, doc.clientID)).toBeNull();
          // Of two who set the same thing at once one is overwritten by each reader for itself: that deletion is sent by nobody until now.
          expect(behind.sections).toEqual([]);
          known.add(behind);
          expect(known.hasAll(behind)).toBe(true);
          expect(Y.decodeStateVector(known.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
        }
      }),
      RUNS,
    );
  });

  test('that leans on one that never came is a gap', () => {
    fc.assert(
      fc.property(story, fc.nat(), (told, which) => {
        const {docs, sent} = tell(told);
        const lost = sent[which % Math.max(1, sent.length)];
        const known = new Known();
        for (const {by: at, update} of sent) {
          if (update === lost?.update) continue;
          const one = read(update);
          if (known.faultIn(one, (docs[at] as Y.Doc).clientID) === null) known.add(one);
        }
        // Whatever was let through, Yjs waits for nothing.
        const doc = new Y.Doc();
        const again = new Known();
        for (const {by: at, update} of sent) {
          if (update === lost?.update) continue;
          const one = read(update);
          if (again.faultIn(one, (docs[at] as Y.Doc).clientID) !== null) continue;
          again.add(one);
          Y.applyUpdate(doc, update);
        }
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
        expect(Y.decodeStateVector(again.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
      }),
      RUNS,
    );
  });

  test('merged with others says what they say one by one', () => {
    fc.assert(
      fc.property(story, fc.array(fc.nat(12), {minLength: 1, maxLength: 20}), (told, sizes) => {
        const {docs, sent} = tell(told);
        const doc = new Y.Doc();
        const waiting: BoardUpdate[] = sent.map(one => read(one.update));
        for (let at = 0; waiting.length > 0; at++) {
          const group = waiting.splice(0, 1 + (sizes[at % sizes.length] ?? 0));
          const merged = mergeUpdates(group);
          // Nobody repeats themself here.
          expect(merged).toHaveLength(1);
          for (const update of merged) {
            read(update);
            Y.applyUpdate(doc, update);
            expect(doc.store.pendingStructs).toBeNull();
          }
        }
        expect(inJson(doc)).toEqual(inJson(docs[0] as Y.Doc));
        expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(docs[0] as Y.Doc));
      }),
      RUNS,
    );
  });

  test('that repeats what was sent merges into several that say the same', () => {
    fc.assert(
      fc.property(story, told => {
        const {docs, sent} = tell(told);
        const repeated = sent.flatMap(one => [one, one]).map(one => read(one.update));
        const doc = new Y.Doc();
        for (const update of mergeUpdates(repeated)) Y.applyUpdate(doc, update);
        expect(inJson(doc)).toEqual(inJson(docs[0] as Y.Doc));
      }),
      RUNS,
    );
  });
});

test(`ranges are what a set of numbers is, seed ${seed}`, () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(600), fc.integer({min: 1, max: 8})), {maxLength: 120}),
      fc.nat(120),
      fc.nat(600),
      fc.integer({min: 1, max: 8}),
      (all, oneByOne, from, length) => {
        const [ranges, numbers] = [new Ranges(), new Set<number>()];
        for (const [start, long] of all.slice(0, oneByOne)) ranges.add(start, start + long);
        const before = ranges.size;
        const copy = ranges.copy();
        const more = all.slice(oneByOne).map(([start, long]) => ({from: start, end: start + long}));
        const expected = ranges.sizeWith(more);
        ranges.addAll(more);
        expect([ranges.size, copy.size]).toEqual([expected, before]);
        for (const [start, long] of all) for (let at = start; at < start + long; at++) numbers.add(at);
        expect(ranges.has(from, from + length)).toBe(Array.from({length}, (_, at) => from + at).every(at => numbers.has(at)));
        const starts = [...numbers].filter(at => !numbers.has(at - 1));
        expect(ranges.size).toBe(starts.length);
      },
    ),
    RUNS,
  );
});
