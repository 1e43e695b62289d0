import type {Sqlite} from './sqlite-folder.ts';
import type {Operations} from './sqlite-operations.ts';
import {inPlainWords, packProblem} from './sqlite-problems.ts';
import type {Answered, Asked, GroupRequest} from './sqlite-requests.ts';

/** Commits a group of requests as one transaction and answers each of them. Throws only when the database can no longer be trusted. */
export type Commit = (group: readonly Asked<GroupRequest>[]) => Answered[];

/** `place` is how a problem with the disk names the store. */
export function groupCommit(db: Sqlite, run: Operations, place: string): Commit {
  const prepared = (text: string) => {
    const statement = db.prepare(text);
    return () => void statement.run();
  };
  const begin = prepared('BEGIN IMMEDIATE');
  const commit = prepared('COMMIT');
  const rollback = prepared('ROLLBACK');
  const savepoint = prepared('SAVEPOINT request');
  const release = prepared('RELEASE request');
  const undo = prepared('ROLLBACK TO request');

  const done = ({id, request}: Asked<GroupRequest>): Answered => ({id, ok: true, value: run(request)});
  const refused = (id: number, problem: unknown): Answered => ({id, ok: false, problem: packProblem(inPlainWords(problem, place))});

  /** A request whose failure undoes nothing but itself. */
  const apart = (asked: Asked<GroupRequest>): Answered => {
    savepoint();
    try {
      const answer = done(asked);
      release();
      return answer;
    } catch (problem) {
      // Some failures of the disk make SQLite give up the whole transaction: then nobody's writes are in it any more.
      if (!db.inTransaction) throw problem;
      undo();
      release();
      return refused(asked.id, problem);
    }
  };

  const inTransaction = (group: readonly Asked<GroupRequest>[], each: (asked: Asked<GroupRequest>) => Answered): Answered[] => {
    begin();
    try {
      const answers = group.map(each);
      commit();
      return answers;
    } catch (problem) {
      if (db.inTransaction) rollback();
      throw problem;
    }
  };

  return group => {
    // Only after a rollback that failed: what would be written now belongs to nothing.
    if (db.inTransaction) throw new Error('a transaction was left open');
    try {
      // Nearly always all goes well; a savepoint for each would cost a tenth of the work.
      return inTransaction(group, done);
    } catch {
      try {
        return inTransaction(group, apart);
      } catch (problem) {
        // Those that had gone well were not stored either.
        return group.map(({id}) => refused(id, problem));
      }
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
