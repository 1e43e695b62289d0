import type {SessionId} from '../../shared/wire/ids.ts';
import {CodeTaken, StaleRevision, StoreInUse, StoreUnavailable} from './contract.ts';

/** An error on its way between two threads, which would forget its class. */
export type PackedProblem =
  | {readonly is: 'stale' | 'taken'; readonly session: SessionId}
  | {readonly is: 'in-use'; readonly place: string}
  | {readonly is: 'unavailable' | 'failed'; readonly message: string};

export function packProblem(problem: unknown): PackedProblem {
  if (problem instanceof StaleRevision) return {is: 'stale', session: problem.session};
  if (problem instanceof CodeTaken) return {is: 'taken', session: problem.session};
  if (problem instanceof StoreInUse) return {is: 'in-use', place: problem.place};
  if (problem instanceof StoreUnavailable) return {is: 'unavailable', message: problem.message};
  return {is: 'failed', message: problem instanceof Error ? problem.message : String(problem)};
}

export function unpackProblem(problem: PackedProblem): Error {
  switch (problem.is) {
    case 'stale':
      return new StaleRevision(problem.session);
    case 'taken':
      return new CodeTaken(problem.session);
    case 'in-use':
      return new StoreInUse(problem.place);
    case 'unavailable':
      return new StoreUnavailable(problem.message);
    case 'failed':
      return new Error(problem.message);
  }
}

/** The code of an error from SQLite (`SQLITE_FULL`) or the file system (`ENOSPC`), else an empty text. */
export function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
}

const SENTENCES: readonly (readonly [code: RegExp, sentence: (place: string) => string])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, place => `There is no space left on the disk that holds ${place}.`],
  [/^ENOENT/, place => `${place} does not exist.`],
  [/^(EEXIST|ENOTDIR)/, place => `${place} is not a folder.`],
  [
    /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH)/,
    place => `${place} cannot be written to: check its owner and its permissions.`,
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    place => `The database in ${place} is damaged: restore a backup with npm run backup -- --restore FILE.`,
  ],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/, place => `Another program is holding on to the database in ${place}.`],
  [/^(E[A-Z]+$|SQLITE_IOERR|SQLITE_NOMEM|SQLITE_NOLFS)/, place => `The disk that holds ${place} does not answer as it should.`],
];

/** What the disk or the folder has done, as `StoreUnavailable` in one plain sentence; any other problem as it came. */
export function inPlainWords(problem: unknown, place: string): unknown {
  const code = codeOf(problem);
  const sentence = SENTENCES.find(([pattern]) => pattern.test(code))?.[1];
  return sentence ? new StoreUnavailable(`${sentence(place)} (${code})`, {cause: problem}) : problem;
}
