import Database from 'better-sqlite3';
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {groupCommit} from '../../server/store/sqlite-commit.ts';
import type {Sqlite} from '../../server/store/sqlite-folder.ts';
import type {GroupRequest} from '../../server/store/sqlite-requests.ts';

let db: Sqlite;
beforeEach(() => {
  db = new Database(':memory:');
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  db.exec(
    'CREATE TABLE parent (id TEXT PRIMARY KEY); CREATE TABLE kept (id TEXT PRIMARY KEY, parent TEXT REFERENCES parent DEFERRABLE INITIALLY DEFERRED)',
  );
});

const kept = () => db.prepare<[], string>('SELECT id FROM kept ORDER BY id').pluck().all();
const keep = (id: string, parent: string | null = null) => db.prepare('INSERT INTO kept VALUES (?, ?)').run(id, parent);
/** Requests that stand for an action each, named by what they would load. */
const group = (...names: string[]) => names.map((session, id) => ({id, request: {op: 'load', session} satisfies GroupRequest}));
const running = (actions: Record<string, () => unknown>) =>
  groupCommit(
    db,
    request => {
      const action = request.op === 'load' ? actions[request.session] : undefined;
      action?.();
      return null;
    },
    'the folder',
  );

describe('a group of requests', () => {
  test('is one transaction, out of which a failing request takes only its own writes', () => {
    const commit = running({
      first: () => keep('first'),
      fails: () => {
        keep('half');
        throw new Error('no');
      },
      last: () => keep('last'),
    });
    expect(commit(group('first', 'fails', 'last'))).toEqual([
      {id: 0, ok: true, value: null},
      {id: 1, ok: false, problem: {is: 'failed', message: 'no'}},
      {id: 2, ok: true, value: null},
    ]);
    expect(kept()).toEqual(['first', 'last']);
  });

  test('is refused whole, with nothing of it stored, when the commit fails', () => {
    const commit = running({good: () => keep('good'), dangling: () => keep('dangling', 'nobody')});
    const answers = commit(group('good', 'dangling'));
    expect(answers.map(answer => answer.ok)).toEqual([false, false]);
    expect(kept()).toEqual([]);
    expect(running({good: () => keep('good')})(group('good'))).toMatchObject([{ok: true}]);
    expect(kept()).toEqual(['good']);
  });

  test('is refused whole when the database gives the transaction up in the middle', () => {
    const commit = running({
      good: () => keep('good'),
      // As SQLite itself does when the disk is full at a bad moment.
      gaveUp: () => {
        db.exec('ROLLBACK');
        throw Object.assign(new Error('full'), {code: 'SQLITE_FULL'});
      },
      later: () => keep('later'),
    });
    const answers = commit(group('good', 'gaveUp', 'later'));
    const problem = {is: 'unavailable', message: expect.stringContaining('no space left')};
    expect(answers).toEqual([0, 1, 2].map(id => ({id, ok: false, problem})));
    expect(kept()).toEqual([]);
  });

  test('never joins a transaction that was left open: then the store must end', () => {
    db.exec('BEGIN');
    expect(() => running({good: () => keep('good')})(group('good'))).toThrow();
  });
});
