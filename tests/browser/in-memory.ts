import type {Browser} from 'playwright-core';
import {afterAll, beforeAll} from 'vitest';
import {systemTime} from '../../server/rooms/clock.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {BRISK, fasterBy, SessionServer} from '../wire/session-server.ts';
import {launch} from './browser.ts';

interface Started {
  readonly browser: Browser;
  readonly server: SessionServer;
}

interface ServeOptions {
  /** No test is about time: it runs faster, and a gathering takes a fourth of its eight seconds. */
  readonly isBrisk?: boolean;
}

/** For all tests of a file: a browser, and the server, in the product's own time unless it is said otherwise, with a store that goes with it. */
export function serveInMemory(ready: (started: Started) => void | Promise<void>, {isBrisk = false}: ServeOptions = {}): void {
  let server: SessionServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await SessionServer.start(openMemoryStore(), {}, isBrisk ? fasterBy(BRISK) : systemTime);
    browser = await launch();
    await ready({browser, server});
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
}
