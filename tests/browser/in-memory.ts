import type {Browser} from 'playwright-core';
import {afterAll, beforeAll} from 'vitest';
import {systemTime} from '../../server/rooms/clock.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {SessionServer} from '../wire/session-server.ts';
import {launch} from './browser.ts';

interface Started {
  readonly browser: Browser;
  readonly server: SessionServer;
}

/** For all tests of a file: a browser, and the server in the product's own time with a store that goes with it. */
export function serveInMemory(ready: (started: Started) => void | Promise<void>): void {
  let server: SessionServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await SessionServer.start(openMemoryStore(), {}, systemTime);
    browser = await launch();
    await ready({browser, server});
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
}
