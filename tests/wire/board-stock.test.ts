import {afterEach, beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import * as Y from 'yjs';
import {hugeVector, madeUp, mute, orphans, sync, throwAway, value} from '../players/forged.ts';
import {StockBoard, type StockPage} from '../players/stock-board.ts';

// Whether the attacks bite: what other tests send to our server is sent to a stock one, with y-websocket's own pages at it, and does there what it is meant to do.
// Each title names the rule by which ours takes no harm, and its tests cite.

const STATE = 1;
/** From here on one more is the same number: nobody can say anything newer. */
const LAST_CLOCK = 2 ** 53;
const HOSTILE = 404;

async function twoAt(board: StockBoard) {
  return {honest: await board.enter(), watching: await board.enter()};
}

beforeEach(() => {
  // Yjs says so when a page has to take another number, or an update cannot be read.
  for (const how of ['log', 'error'] as const) vi.spyOn(console, how).mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

const inPage = (page: StockPage) => page.map.toJSON();
const idsIn = (doc: Y.Doc): number => Y.decodeStateVector(Y.encodeStateVector(doc)).size;
const waitingIn = (doc: Y.Doc): number => {
  const {pendingStructs} = doc.store;
  return pendingStructs ? Y.decodeUpdate(Y.convertUpdateFormatV2ToV1(pendingStructs.update)).structs.length : 0;
};

/** What comes and goes beside a page, as it sees it. */
function comings(page: StockPage, client: number): string[] {
  const seen: string[] = [];
  page.awareness.on('change', (change: Readonly<Record<string, readonly number[]>>) => {
    for (const [how, all] of Object.entries(change)) if (all.includes(client)) seen.push(how);
  });
  return seen;
}

type Attack = readonly [what: string, rule: string, at: (board: StockBoard) => Promise<void>];

const ATTACKS: readonly Attack[] = [
  [
    'what is written under another’s number while they have no network parts them from the others for good',
    'R128',
    async board => {
      const {honest, watching} = await twoAt(board);
      honest.drop()();
      honest.map.set('key', 'mine');
      board.attacker().write(value(honest.doc.clientID, 0));
      await honest.come();
      honest.map.set('later', true);
      for (const page of [watching, await board.enter()]) expect(inPage(page)).toEqual({key: 'value', later: true});
      expect(inPage(honest)).toEqual({key: 'mine', later: true});
    },
  ],
  [
    'a struct of length 2^40 deletes what its victim has written without a network, on their own page as well',
    'R128',
    async board => {
      const {honest, watching} = await twoAt(board);
      honest.drop()();
      honest.map.set('mine', 'words');
      board.attacker().write(mute(honest.doc.clientID));
      await honest.come();
      for (const page of [honest, watching, await board.enter()]) expect(inPage(page)).toEqual({});
    },
  ],
  [
    'a struct of length 2^40 does not mute a page that hears it: that takes another number, and goes on',
    'R128',
    async board => {
      const {honest, watching} = await twoAt(board);
      const before = honest.doc.clientID;
      board.attacker().write(mute(before));
      expect(honest.doc.clientID).not.toBe(before);
      honest.map.set('mine', 'words');
      expect(inPage(watching)).toEqual({mine: 'words'});
    },
  ],
  [
    'somebody is shown with another’s words, on their own page as well, and can say nothing against it',
    'R130',
    async board => {
      const {honest, watching} = await twoAt(board);
      const client = honest.doc.clientID;
      honest.awareness.setLocalState({name: 'honest'});
      const attacker = board.attacker();
      attacker.show(madeUp(0, [{client, clock: LAST_CLOCK, state: {name: 'spoofed'}}]));
      expect(honest.awareness.getLocalState()).toEqual({name: 'spoofed'});
      for (const name of ['honest', 'still honest']) honest.awareness.setLocalState({name});
      expect(watching.awareness.getStates().get(client)).toEqual({name: 'spoofed'});
    },
  ],
  [
    'somebody is taken away from everybody’s sight, for a moment, or for good',
    'R130',
    async board => {
      const {honest, watching} = await twoAt(board);
      const client = honest.doc.clientID;
      honest.awareness.setLocalState({name: 'honest'});
      const seen = comings(watching, client);
      const attacker = board.attacker();
      attacker.show(madeUp(0, [{client, clock: 99, state: null}]));
      // A page that hears of it says that it is still there.
      expect(seen.splice(0)).toEqual(['removed', 'updated']);
      attacker.show(madeUp(0, [{client, clock: LAST_CLOCK, state: null}]));
      honest.awareness.setLocalState({name: 'honest'});
      expect(seen).toEqual(['removed']);
    },
  ],
  [
    'one message puts 50,000 people who are not there before everybody, and before who comes later',
    'R130',
    async board => {
      const watching = await board.enter();
      const attacker = board.attacker();
      attacker.show(madeUp(50_000));
      for (const page of [watching, await board.enter()]) expect(page.awareness.getStates().size).toBeGreaterThan(50_000);
      // Until whoever made them up goes.
      attacker.leave();
      expect(watching.awareness.getStates().size).toBe(1);
    },
  ],
  [
    '2,000 that lean on what never came wait in the document for good, and are sent to everybody who comes, and to nobody else',
    'R128',
    async board => {
      const before = await board.enter();
      board.attacker().write(...orphans(HOSTILE, 2_000));
      expect(waitingIn(board.doc)).toBe(2_000);
      expect(waitingIn(before.doc)).toBe(0);
      const late = await board.enter();
      before.drop()();
      await before.come();
      for (const {doc} of [late, before]) {
        expect(waitingIn(doc)).toBe(2_000);
        expect(Y.encodeStateAsUpdate(doc).length).toBeGreaterThan(10_000);
      }
      expect(inPage(late)).toEqual({});
    },
  ],
  [
    'a state vector of 200,000 entries is read and answered as often as it comes',
    'R128',
    async board => {
      const attacker = board.attacker();
      const before = attacker.heard.length;
      for (let times = 0; times < 5; times++) attacker.say(sync(0, hugeVector(200_000)));
      expect(attacker.heard.slice(before).map(([, step]) => step)).toEqual(Array.from({length: 5}, () => STATE));
    },
  ],
  [
    '2,000 throw-away numbers stay in a document that says nothing, in every page and in whatever asks for it',
    'R153',
    async board => {
      const attacker = board.attacker();
      attacker.write(Y.mergeUpdates([...throwAway(2_000)]));
      attacker.leave();
      const late = await board.enter();
      expect(inPage(late)).toEqual({});
      expect(idsIn(late.doc)).toBe(2_000);
      expect(Y.encodeStateVector(late.doc).length).toBeGreaterThan(2_000);
    },
  ],
  ...([1, 2] as const).map(
    (step): Attack => [
      `there are no readers: sync message ${step} of whoever may only look is taken and told, and after a lock as well`,
      'R129',
      async board => {
        const {honest, watching} = await twoAt(board);
        // All that an application can do is to ask for it.
        honest.map.set('locked', true);
        board.attacker().say(sync(step, value(HOSTILE, 0)));
        expect(inPage(watching)).toEqual({locked: true, key: 'value'});
      },
    ],
  ),
  [
    'what one tab wrote that the server does not let in stands in the next tab, holds back its words, and comes in with it',
    'R127',
    async board => {
      const watching = await board.enter();
      const refused = board.page({browser: 'one', isRefused: true});
      const open = await board.enter({browser: 'one'});
      refused.begin();
      refused.doc.getText().insert(0, 'refused');
      open.doc.getText().insert(7, ', honest');
      const texts = () => [refused, open, watching].map(({doc}) => doc.getText().toString());
      expect(texts()).toEqual(['refused, honest', 'refused, honest', '']);
      open.drop()();
      await open.come();
      expect(texts()).toEqual(Array.from({length: 3}, () => 'refused, honest'));
    },
  ],
  [
    'the late end of an old connection takes a page that has come back from everybody’s sight, until it says that it is there',
    'R131',
    async board => {
      const {honest, watching} = await twoAt(board);
      const client = honest.doc.clientID;
      honest.awareness.setLocalState({name: 'honest'});
      const endLate = honest.drop();
      await honest.come();
      const seen = comings(watching, client);
      endLate();
      expect(seen).toEqual(['removed', 'updated']);
    },
  ],
];

test.each(ATTACKS)('at a stock server %s (ours: %s)', async (_what, _rule, at) => {
  const board = new StockBoard();
  onTestFinished(() => board.close());
  await at(board);
});
