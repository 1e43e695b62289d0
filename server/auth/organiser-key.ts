import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {newId} from './secrets.ts';

export interface OrganiserKey {
  readonly key: string;
  /** Made just now: its link has not been shown to anybody. */
  readonly isNew: boolean;
  /** Where it is kept; null when it was given as a setting. */
  readonly file: string | null;
}

/** The key behind the organiser's link: the one set, else the one in the data folder, else a new one. */
export function organiserKey(set: string | null, dataDir: string): OrganiserKey {
  if (set !== null) return {key: set, isNew: false, file: null};
  const file = join(dataDir, 'organiser.key');
  const key = newId();
  try {
    writeFileSync(file, `${key}\n`, {flag: 'wx', mode: 0o600});
    return {key, isNew: true, file};
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return {key: readFileSync(file, 'utf8').trim(), isNew: false, file};
  }
}

/** The same key, without making one; null when no server has been started on this folder yet. */
export function knownOrganiserKey(set: string | null, dataDir: string): string | null {
  if (set !== null) return set;
  try {
    return readFileSync(join(dataDir, 'organiser.key'), 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

export const organiserLink = (address: string, key: string): string => `${address}/o#${key}`;
