import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** A file of the project: `path` from the project's root, with forward slashes. */
export type File = {readonly path: string; readonly text: string};

export const root = resolve(import.meta.dirname, '../../..');

const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git']);

/** The files under `folder` whose path matches, without what is installed, built or recorded. */
export const filesUnder = (folder: string, pattern: RegExp): File[] =>
  readdirSync(join(root, folder), {withFileTypes: true}).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesUnder(path, pattern);
    return entry.isFile() && pattern.test(path) ? [{path, text: readFileSync(join(root, path), 'utf8')}] : [];
  });
