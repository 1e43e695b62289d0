import type {Sqlite} from './sqlite-folder.ts';
import type {Operations} from './sqlite-operations.ts';
import {inPlainWords, packProblem} from './sqlite-problems.ts';
import type {Answered, Asked, GroupRequest} from './sqlite-requests.ts';

/** Commits a group of requests as one transaction and answers each of them. Throws only when the database can no longer be trusted. */
export type Commit = (group: readonly Asked<GroupRequest>[]) => Answered[];

/** `place` is how a problem with the disk names the store. */
export function groupCommit(db: Sqlite, run: Operations, place: string): Commit {
  const [begin, commit, rollback, savepoint, release, undo] = [
    'BEGIN IMMEDIATE',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT request',
    'RELEASE request',
    'ROLLBACK TO request',
  ].map(text => {
    const statement = db.prepare(text);
    return () => void statement.run();
  }) as [() => void, () => void, () => void, () => void, () => void, () => void];

  const refused = (id: number, problem: unknown): Answered => ({id, ok: false, problem: packProblem(inPlainWords(problem, place))});

  const attempt = ({id, request}: Asked<GroupRequest>): Answered => {
    savepoint();
    try {
      const value = run(request);
      release();
      return {id, ok: true, value};
    } catch (problem) {
      // Some failures of the disk make SQLite give up the whole transaction: then nobody's writes are in it any more.
      if (!db.inTransaction) throw problem;
      undo();
      release();
      return refused(id, problem);
    }
  };

  return group => {
    try {
      begin();
      const answers = group.map(attempt);
      commit();
      return answers;
    } catch (problem) {
      // The requests that had gone well were not stored either.
      if (db.inTransaction) rollback();
      return group.map(({id}) => refused(id, problem));
    }
  };
}

/**
 * Makes deleted words and boxes unreadable in every file. Answers false, and may be asked again, while a reader holds it up.
 * Overwriting at deletion is not enough: when SQLite divides a page it may leave a copy of a row in the unused part
 * (10 of 17,728 deleted texts were still there). So all that lives is written anew; that takes about a second for 100 MB.
 */
export function wipe(db: Sqlite): boolean {
  // Asked first because it costs nothing: with a reader inside, writing all anew would be for nothing.
  if (!emptyLog(db)) return false;
  db.exec('VACUUM');
  return emptyLog(db);
}

/** Moves everything from the write-ahead log into the database and cuts the log to nothing. False when a reader needs it. */
function emptyLog(db: Sqlite): boolean {
  const waited = db.pragma('busy_timeout', {simple: true});
  // A reader may take long, and everybody's writes would wait with us.
  db.pragma('busy_timeout = 0');
  try {
    const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as [{busy: number}];
    return outcome.busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${waited}`);
  }
}
