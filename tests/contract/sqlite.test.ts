import {afterAll} from 'vitest';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import {storeContract} from './store.contract.ts';
import {newFolder} from './store-samples.ts';

storeContract('in SQLite', () => {
  const dataDir = newFolder(afterAll);
  return () => openSqliteStore({dataDir});
});
