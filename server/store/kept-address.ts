import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

// The address of the server that holds a data folder, for whoever is at the same machine. It is true only while the
// folder is held: whoever takes it forgets what a killed server has left.

const pathIn = (dataDir: string): string => join(dataDir, 'running-at');

/** For the one process that holds the folder. */
export const keepAddress = (dataDir: string, address: string): void => writeFileSync(pathIn(dataDir), `${address}\n`);

export const forgetAddress = (dataDir: string): void => rmSync(pathIn(dataDir), {force: true});

/** Null when there is none, or not yet all of it. Ask only of a folder that is held. */
export function keptAddress(dataDir: string): string | null {
  try {
    const address = readFileSync(pathIn(dataDir), 'utf8');
    return address.endsWith('\n') ? address.trim() : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
