// `node tests/bench/store.ts [--json] [--rounds N] [--seconds N]`: appends through the store against a bare loop that
// writes the same rows in the same transactions with the same settings, in the same run, in turns.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Append, Store} from '../../server/store/contract.ts';
import {openSqliteStore} from '../../server/store/sqlite.ts';
import {openDatabase, type Sqlite} from '../../server/store/sqlite-folder.ts';

const GROUPS = [1, 4, 16, 64] as const;
/** About 200 bytes as JSON, as most events are. */
const EVENT = {type: 'turn.started', at: 1_700_000_000_000, person: 'p'.repeat(22), turn: 't'.repeat(22), padding: 'x'.repeat(80)};

interface Measured {
  readonly appendsPerSecond: number;
  /** Milliseconds from asking for a group until all of it is durable. */
  readonly p50: number;
  readonly p99: number;
}

const figuresOf = (times: readonly number[], appends: number): Measured => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const took = times.reduce((sum, time) => sum + time, 0) / 1_000;
  return {appendsPerSecond: appends / took, p50: at(0.5), p99: at(0.99)};
};

/** A group by the one, a group by the other, and so on: what else the machine does falls on both. */
async function measureInTurns(size: number, seconds: number, writers: readonly (() => unknown)[]): Promise<Measured[]> {
  const times = writers.map(() => [] as number[]);
  const until = performance.now() + seconds * 1_000 * writers.length;
  while (performance.now() < until) {
    for (const [at, write] of writers.entries()) {
      const from = performance.now();
      await write();
      times[at]?.push(performance.now() - from);
    }
  }
  return times.map(each => figuresOf(each, each.length * size));
}

const sessionsOf = (size: number, kind: string) => Array.from({length: size}, (_, at) => `${kind} ${size} ${at}`.padEnd(22, '-'));

/** The n-th append of a session, the same for both. */
const appendOf = (session: string, n: number): Append => ({
  session,
  rev: n - 1,
  events: [{session, n, v: 1, event: EVENT}],
  writes: {},
  commands: [{sender: 's'.repeat(22), id: `command ${n}`.padEnd(22, '-')}],
  head: {
    phase: 'live',
    title: 't'.repeat(22),
    createdAt: 1,
    startsAt: null,
    endedAt: null,
    usedOn: 0,
    forgottenAt: null,
    turnout: 0,
    codeHash: `code ${session}`,
    joinKeyHash: `key ${session}`,
  },
});

/** Writers that go on from where the last round ended. */
function storeWriter(store: Store, size: number): () => Promise<unknown> {
  const sessions = sessionsOf(size, 'store');
  let n = 0;
  return () => {
    n++;
    return Promise.all(sessions.map(session => store.append(appendOf(session, n))));
  };
}

/** What is left when all but the rows and the transactions is taken away: no thread, no promise, no check, no savepoint. */
function bareWriter(db: Sqlite, size: number): () => void {
  const sessions = sessionsOf(size, 'bare');
  const addHead = db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)');
  const advance = db.prepare('UPDATE sessions SET rev = ? WHERE session = ?');
  const addEvent = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
  const addCommand = db.prepare('INSERT INTO commands VALUES (?, ?, ?)');
  let n = 0;
  return db.transaction(() => {
    n++;
    for (const name of sessions) {
      const {session, events, commands, head} = appendOf(name, n);
      if (n === 1) addHead.run(session, n, head.phase, head.title, head.createdAt, head.codeHash, head.joinKeyHash);
      else advance.run(n, session);
      for (const event of events) addEvent.run(session, event.n, event.v, JSON.stringify(event.event));
      for (const command of commands) addCommand.run(session, command.sender, command.id);
    }
  }).immediate;
}

/** As many writers as the group has members, none waiting for another: what a busy server does. */
async function measureWriters(store: Store, size: number, seconds: number): Promise<Measured> {
  const until = performance.now() + seconds * 1_000;
  const times: number[] = [];
  const write = async (session: string) => {
    for (let n = (await store.load(session))?.rev ?? 0; performance.now() < until; n++) {
      const from = performance.now();
      await store.append(appendOf(session, n + 1));
      times.push(performance.now() - from);
    }
  };
  await Promise.all(sessionsOf(size, 'busy').map(write));
  return {...figuresOf(times, times.length), appendsPerSecond: times.length / seconds};
}

const median = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const middle = (rounds: readonly Measured[]): Measured => ({
  appendsPerSecond: median(rounds.map(round => round.appendsPerSecond)),
  p50: median(rounds.map(round => round.p50)),
  p99: median(rounds.map(round => round.p99)),
});

interface Row {
  readonly group: number;
  readonly bare: Measured;
  /** A group asked for at once and waited for. */
  readonly store: Measured;
  /** The same number of writers, each on its own. */
  readonly writers: Measured;
  /** Medians of the ratios within a round. */
  readonly ratios: {readonly appends: number; readonly p50: number; readonly p99: number; readonly writersAppends: number};
}

async function compare(store: Store, db: Sqlite, group: number, rounds: number, seconds: number): Promise<Row> {
  const [bareWrite, storeWrite] = [bareWriter(db, group), storeWriter(store, group)];
  const found: {bare: Measured; store: Measured; writers: Measured}[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [bare, through] = await measureInTurns(group, seconds, [bareWrite, storeWrite]);
    const writers = await measureWriters(store, group, seconds);
    // The first round warms up.
    if (round > 0 && bare && through) found.push({bare, store: through, writers});
  }
  return {
    group,
    bare: middle(found.map(round => round.bare)),
    store: middle(found.map(round => round.store)),
    writers: middle(found.map(round => round.writers)),
    ratios: {
      appends: median(found.map(({bare, store: through}) => through.appendsPerSecond / bare.appendsPerSecond)),
      p50: median(found.map(({bare, store: through}) => through.p50 / bare.p50)),
      p99: median(found.map(({bare, store: through}) => through.p99 / bare.p99)),
      writersAppends: median(found.map(({bare, writers}) => writers.appendsPerSecond / bare.appendsPerSecond)),
    },
  };
}

const HEADINGS = [
  'group',
  'bare/s',
  'p50 ms',
  'p99 ms',
  'store/s',
  'p50 ms',
  'p99 ms',
  '× appends',
  '× p50',
  '× p99',
  'writers/s',
  'p50 ms',
  'p99 ms',
  '× appends',
];

function table(rows: readonly Row[]): string {
  const figures = ({appendsPerSecond, p50, p99}: Measured) => [appendsPerSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2)];
  const lines = rows.map(({group, bare, store, writers, ratios}) => [
    String(group),
    ...figures(bare),
    ...figures(store),
    ratios.appends.toFixed(2),
    ratios.p50.toFixed(2),
    ratios.p99.toFixed(2),
    ...figures(writers),
    ratios.writersAppends.toFixed(2),
  ]);
  return [HEADINGS, ...lines].map(cells => cells.map(cell => cell.padStart(9)).join(' ')).join('\n');
}

const {values} = parseArgs({
  options: {json: {type: 'boolean'}, rounds: {type: 'string', default: '5'}, seconds: {type: 'string', default: '1'}},
});
const folder = mkdtempSync(join(tmpdir(), 'wrensong-bench-'));
try {
  const store = await openSqliteStore({dataDir: join(folder, 'store')});
  // Made and set up as the store does it, and then only its own.
  await (await openSqliteStore({dataDir: join(folder, 'bare')})).close();
  const db = await openDatabase(join(folder, 'bare'));
  const rows: Row[] = [];
  for (const group of GROUPS) rows.push(await compare(store, db, group, Number(values.rounds), Number(values.seconds)));
  await store.close();
  db.close();
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${table(rows)}\n\n${JSON.stringify(rows)}\n`);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
