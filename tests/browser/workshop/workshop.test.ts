import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {SessionServer} from '../../wire/session-server.ts';
import {launch} from '../browser.ts';
import {type OnDisk, serveOnDisk} from '../on-disk.ts';
import {comeIn, prepare} from './arriving.ts';
import {castFor} from './cast.ts';
import {ask, close, sketch} from './deciding.ts';
import {arrive, listen, tellOfADay} from './listening.ts';
import {keepIt, takeAway} from './taking-away.ts';

// One workshop from the template for co-design, played twice at the same time and in the product's own time: by pointer, and without one.

let browser: Browser;
let served: OnDisk;
let server: SessionServer;

beforeAll(async () => {
  served = await serveOnDisk();
  ({server} = served);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test.concurrent.each(['pointer', 'keyboard'] as const)(
  '[R79] a co-design workshop by %s alone, from the template to the notes taken away',
  async way => {
    const cast = await castFor(browser, server.site, way);
    try {
      await prepare(cast);
      await comeIn(cast);
      await arrive(cast);
      await tellOfADay(cast);
      await listen(cast);
      await ask(cast);
      await sketch(cast);
      await close(cast);
      await takeAway(cast);
      await keepIt(cast);
      expect(cast.complaints()).toEqual([]);
    } catch (error) {
      await cast.pictures('failed');
      throw error;
    } finally {
      await cast.leave();
    }
  },
  480_000,
);
