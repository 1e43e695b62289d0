import {expect, onTestFinished, test} from 'vitest';
import type * as Y from 'yjs';
import {nothingKnown} from '../../server/rooms/known.ts';
import {newMemoryDisk, openMemoryStore} from '../../server/store/memory.ts';
import {append} from '../contract/store-samples.ts';
import {seed} from '../property/seed.ts';
import {actor, idOf, writing} from '../telling/telling.ts';
import {type Kind, NOTES} from './board-kind.ts';
import {PageAtBoard} from './board-page.ts';
import {Process} from './board-process.ts';
import {playStories, turn} from './board-story.ts';

// [R127, R131, R132, R135] A board: pages put values under keys and delete them again, and what is about a note that is taken back is taken out.

const STORIES = Number(process.env.STORIES ?? 24);
/** Long enough that a log is soon due to be replaced. */
const FILLER = 'x'.repeat(6_000);

const mapOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('board');

const BOARD: Kind = {
  document: 'board',
  deaths: [
    'hear',
    'load',
    'append, lost',
    'append, kept',
    'replay',
    'replace, lost',
    'replace, kept',
    'take out',
    'append what takes out, lost',
    'append what takes out, kept',
    'replace by what is left, lost',
    'replace by what is left, kept',
  ],
  write: (doc, nat) => {
    const map = mapOf(doc);
    // Deletions move no clock: a page only hears by their number that they are stored.
    const there = nat(3) === 0 ? [...map.keys()].sort() : [];
    const key = there[nat(there.length)];
    if (key !== undefined) map.delete(key);
    else map.set(`key ${nat(12)}`, {note: NOTES[nat(3) === 0 ? nat(NOTES.length) : 0], at: [nat(99), nat(99)], filler: FILLER});
  },
  shows: doc => Object.entries(mapOf(doc).toJSON()).sort(),
  mayGo: NOTES.slice(1),
};

test(`[R127, R131, R132, R135] a board survives the death of its process in every step, ${STORIES} stories, seed ${seed}`, async () => {
  const {deaths, replaced, failedLoads} = await playStories(BOARD, STORIES, seed);
  // One that is played again is no trial.
  if (STORIES < BOARD.deaths.length) return;
  expect(BOARD.deaths.filter(death => !deaths.has(death))).toEqual([]);
  expect(replaced).toBeGreaterThan(0);
  expect(failedLoads).toBeGreaterThan(0);
}, 300_000);

/** A server without a story: all goes on by itself. */
async function atBoard() {
  const session = idOf('session');
  const disk = newMemoryDisk();
  await openMemoryStore({disk}).append(append(session, 0));
  const told = writing();
  const server = new Process({
    session,
    disk,
    known: () => ({...nothingKnown, session: told.session, contents: told.contents}),
    now: () => 0,
    onReplaced: () => undefined,
    onProblem: problem => expect.unreachable(problem),
  });
  const leaves: (() => void)[] = [];
  const pageOf = (client: number) =>
    new PageAtBoard({
      client,
      onWelcome: () => undefined,
      onGone: leave => leaves.push(leave),
      onProblem: problem => expect.unreachable(problem),
    });
  const pages: PageAtBoard[] = [];
  const settle = async () => {
    do {
      for (const page of pages) page.deliver();
      server.next(() => 0);
      await turn();
    } while (server.isWaiting);
  };
  const come = async (page: PageAtBoard) => {
    pages.push(page);
    const coming = page.come(connection =>
      server.boards.enter({document: 'board', actor: actor('organiser'), client: page.client}, connection),
    );
    await Promise.allSettled([coming, settle()]);
    return coming;
  };
  return {server, pageOf, come, settle, leaves};
}

test('[R127] a page that leaves late, while its board is loaded anew and cannot be, ends nothing but its own connection', async () => {
  const unhandled: unknown[] = [];
  const keep = (problem: unknown) => unhandled.push(problem);
  process.on('unhandledRejection', keep);
  onTestFinished(() => void process.off('unhandledRejection', keep));
  const {server, pageOf, come, settle, leaves} = await atBoard();
  const [early, late] = [pageOf(1), pageOf(2)];
  await come(early);
  server.failNext('appendBoard');
  mapOf(early.doc).set('key', 1);
  await settle();
  expect(early.ends).toEqual(['not-saved']);

  server.failNext('loadBoard');
  const coming = come(late);
  for (const leave of leaves.splice(0)) leave();
  await expect(coming).rejects.toThrow('The disk refuses.');
  await settle();
  await come(late);
  expect(late.isConnected).toBe(true);
  expect(unhandled).toEqual([]);
});
