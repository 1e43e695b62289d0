import * as encoding from 'lib0/encoding';
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {CONTENT} from '../../server/board/update.ts';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import type {Nat} from '../property/damage.ts';
import {seed} from '../property/seed.ts';
import {HARM, type Kind} from './board-kind.ts';
import {playStories} from './board-story.ts';

// [R127, R131, R132, R136] Minutes: pages type, paste, delete and format, and now and then one sends what stands in no order, and another one
// what leans on that.

const STORIES = Number(process.env.STORIES ?? 16);
const WORDS = ['a', 'bc', 'def\n', '\n'];
/** Long enough that a log is soon due to be replaced. */
const PASTED = 'What was said, word by word.\n'.repeat(600);
const FORMATS = [{header: 1}, {header: 2}, {header: null}, {list: 'bullet'}, {list: 'ordered'}, {list: null}];
const [HAS_LEFT, HAS_RIGHT] = [0x80, 0x40] as const;

const textOf = (doc: Y.Doc): Y.Text => doc.getText(PAGE_ROOT);

function edit(doc: Y.Doc, nat: Nat): void {
  const text = textOf(doc);
  const at = nat(text.length + 1);
  const length = nat(Math.min(nat(3) === 0 ? 20_000 : 30, text.length - at) + 1);
  const way = length === 0 ? nat(4) : nat(9);
  if (way < 3) text.insert(at, WORDS[nat(WORDS.length)] ?? '');
  else if (way === 3) text.insert(at, PASTED);
  else if (way < 7) text.delete(at, length);
  else text.format(at, length, FORMATS[nat(FORMATS.length)] ?? {});
}

/** Words between these two neighbours. */
const words = (doc: Y.Doc, left: Y.ID, right: Y.ID | null): Uint8Array =>
  encoding.encode(to => {
    for (const number of [1, 1, doc.clientID, Y.getState(doc.store, doc.clientID)]) encoding.writeVarUint(to, number);
    encoding.writeUint8(to, CONTENT.string | HAS_LEFT | (right ? HAS_RIGHT : 0));
    for (const place of right ? [left, right] : [left]) {
      encoding.writeVarUint(to, place.client);
      encoding.writeVarUint(to, place.clock);
    }
    encoding.writeVarString(to, HARM);
    encoding.writeVarUint(to, 0);
  });

/** The left one stands after the right one. With it, maybe, the deletion of all that anybody has written. */
function outOfOrder(doc: Y.Doc, nat: Nat): Uint8Array | null {
  const places: Y.ID[] = [];
  for (let item = textOf(doc)._start; item; item = item.right) places.push(item.id);
  const at = nat(places.length - 1);
  const [right, left] = [places[at], places[at + 1 + nat(places.length - at - 1)]];
  if (!left || !right) return null;
  const harm = words(doc, left, right);
  return nat(2) === 0 ? harm : Y.mergeUpdates([harm, ...deletionOfAll(doc)]);
}

/** Words behind those, or those themselves. */
function leaning(harm: Uint8Array, doc: Y.Doc, nat: Nat): Uint8Array {
  const [first] = Y.decodeUpdate(harm).structs;
  return first && nat(2) === 0 ? words(doc, first.id, null) : harm;
}

function deletionOfAll(doc: Y.Doc): readonly Uint8Array[] {
  const ghost = new Y.Doc();
  Y.applyUpdate(ghost, Y.encodeStateAsUpdate(doc));
  const deletions: Uint8Array[] = [];
  ghost.on('update', (update: Uint8Array) => deletions.push(update));
  textOf(ghost).delete(0, textOf(ghost).length);
  return deletions;
}

const MINUTES: Kind = {
  document: 'minutes',
  deaths: ['hear', 'check order', 'load', 'append, lost', 'append, kept', 'replay', 'replace, lost', 'replace, kept'],
  write: edit,
  shows: doc => textOf(doc).toDelta(),
  mayGo: [],
  harm: {make: outOfOrder, leanOn: leaning},
};

test(`[R127, R131, R132, R136] a text survives the death of its process in every step, and who writes out of order, ${STORIES} stories, seed ${seed}`, async () => {
  const {deaths, replaced, failedLoads, refused} = await playStories(MINUTES, STORIES, seed);
  // One that is played again is no trial.
  if (STORIES < MINUTES.deaths.length) return;
  expect(MINUTES.deaths.filter(death => !deaths.has(death))).toEqual([]);
  expect(replaced).toBeGreaterThan(0);
  expect(failedLoads).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
}, 300_000);
