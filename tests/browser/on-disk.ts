import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {systemTime} from '../../server/rooms/clock.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import {SessionServer} from '../wire/session-server.ts';

export interface OnDisk {
  readonly server: SessionServer;
  readonly close: () => Promise<void>;
}

/** The server in the product's own time, with its database in a folder that goes with it. */
export async function serveOnDisk(): Promise<OnDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'wrensong-browser-'));
  const store = await openSqliteStore({
    dataDir: folder,
    onLost: error => {
      throw error;
    },
  });
  const server = await SessionServer.start(store, {}, systemTime);
  return {
    server,
    close: async () => {
      await server.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
