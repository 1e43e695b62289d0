import type {Browser, Page} from 'playwright-core';
import {DESK, PHONE} from '../browser/browser.ts';
import {isForThumbs, type Scene} from './scene.ts';

/** Scenes that are looked at side by side: while one waits for its effects the others use the processor. */
const LANES = 3;

/** On a machine that has much else to do. */
const STANDS_MS = 60_000;

/** What breaks on purpose says so itself, and there is no server to ask for addresses. */
const EXPECTED = /broken on purpose|<Breaks>|Failed to load resource/;

export interface Lane {
  readonly page: Page;
  /** What the page has complained of since it was lent. */
  readonly complaints: string[];
}

export interface Pages {
  /** Runs with a page of its own, as soon as one is free. */
  readonly lend: <Value>(use: (lane: Lane) => Promise<Value>) => Promise<Value>;
}

/** A few pages that are used again and again: each is a device of its own, that forgets when it loads the next scene. */
export async function openPages(browser: Browser): Promise<Pages> {
  const free = await Promise.all(Array.from({length: LANES}, () => openLane(browser)));
  const waiting: ((lane: Lane) => void)[] = [];
  const take = (): Promise<Lane> => {
    const lane = free.pop();
    return lane ? Promise.resolve(lane) : new Promise(resolve => waiting.push(resolve));
  };
  const giveBack = (lane: Lane) => {
    lane.complaints.length = 0;
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  };
  return {
    lend: async use => {
      const lane = await take();
      try {
        return await use(lane);
      } finally {
        giveBack(lane);
      }
    },
  };
}

async function openLane(browser: Browser): Promise<Lane> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: PHONE,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!EXPECTED.test(text)) complaints.push(text);
  };
  page.on('pageerror', error => complain(error.message));
  page.on('console', message => message.type() === 'error' && complain(message.text()));
  return {page, complaints};
}

/** Loads a scene and waits until it stands. */
export async function stand({page, complaints}: Lane, address: string, scene: Scene): Promise<void> {
  // What the scene before has kept goes with it. Not while the new one loads: one of them loads itself again.
  if (page.url().startsWith('http')) {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  }
  await page.setViewportSize(isForThumbs(scene) ? PHONE : DESK);
  await page.goto(`${address}?scene=${scene.name}`);
  const problem = await page
    .waitForFunction(() => document.documentElement.dataset.scene, null, {timeout: STANDS_MS})
    .then(state => state.jsonValue())
    .catch(() => 'it never stood');
  if (problem !== 'ready') complaints.push(String(problem));
}
