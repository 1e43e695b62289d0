import {type ColumnDefinitionBuilder, type Expression, sql} from 'kysely';
import type {Migration} from 'kysely/migration';

export type Dialect = 'sqlite' | 'postgres';

/**
 * The steps from an empty database to `Tables`, by name, in order. One source for every database.
 * Steps are only ever added: one that was released never changes.
 */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-sessions': {up: db => sessions(db, dialect)},
    '0002-retention': {up: db => retention(db, dialect)},
    '0003-forgetting': {up: db => forgetting(db, dialect)},
    '0004-turnout': {up: db => turnout(db, dialect)},
    '0005-boards': {up: db => boards(db, dialect)},
  };
}

/** Boards and shared pages: a log of updates each, and the state that stands for its beginning. */
async function boards(db: Parameters<Migration['up']>[0], dialect: Dialect): Promise<void> {
  const {whole, bytes, byKey} = wordsOf(dialect);
  await db.schema
    .createTable('board_states')
    .addColumn('session', 'text', column => column.notNull().references('sessions.session').onDelete('cascade'))
    .addColumn('document', 'text', column => column.notNull())
    .addColumn('up_to', whole, column => column.notNull())
    .addColumn('state', bytes, column => column.notNull())
    .addPrimaryKeyConstraint('board_states_key', ['session', 'document'])
    .$call(byKey)
    .execute();
  await db.schema
    .createTable('board_updates')
    .addColumn('session', 'text', column => column.notNull().references('sessions.session').onDelete('cascade'))
    .addColumn('document', 'text', column => column.notNull())
    .addColumn('n', whole, column => column.notNull())
    .addColumn('bytes', bytes, column => column.notNull())
    .addPrimaryKeyConstraint('board_updates_key', ['session', 'document', 'n'])
    .$call(byKey)
    .execute();
}

/** How many came, for the list of sessions. For those from before, the log says it: as a figure where its persons are forgotten, else by counting. */
async function turnout(db: Parameters<Migration['up']>[0], dialect: Dialect): Promise<void> {
  const {whole} = wordsOf(dialect);
  const devices = dialect === 'sqlite' ? sql`cast(data ->> '$.devices' as integer)` : sql`(data::jsonb ->> 'devices')::bigint`;
  const type = dialect === 'sqlite' ? sql`data ->> '$.type'` : sql`data::jsonb ->> 'type'`;
  await db.schema
    .alterTable('sessions')
    .addColumn('turnout', whole, column => column.notNull().defaultTo(0))
    .execute();
  const phones = sql`coalesce(
    (select max(${devices}) from events where events.session = sessions.session and ${type} = 'persons.forgotten'),
    (select count(distinct person) from people where people.session = sessions.session))`;
  await sql`update sessions set turnout = ${phones}`.execute(db);
  await sql`update sessions set turnout = case when turnout between 1 and 4 then 1 else turnout / 5 * 5 end`.execute(db);
}

/** Sessions that ended before this step are forgotten at the next start. */
async function forgetting(db: Parameters<Migration['up']>[0], dialect: Dialect): Promise<void> {
  const {whole} = wordsOf(dialect);
  await db.schema.alterTable('sessions').addColumn('forgotten_at', whole).execute();
}

/** What retention is counted from. For sessions from before, the log says it. */
async function retention(db: Parameters<Migration['up']>[0], dialect: Dialect): Promise<void> {
  const {whole} = wordsOf(dialect);
  const at = dialect === 'sqlite' ? sql`cast(data ->> '$.at' as integer)` : sql`(data::jsonb ->> 'at')::bigint`;
  const type = dialect === 'sqlite' ? sql`data ->> '$.type'` : sql`data::jsonb ->> 'type'`;
  for (const column of ['starts_at', 'ended_at', 'delete_at']) await db.schema.alterTable('sessions').addColumn(column, whole).execute();
  await db.schema
    .alterTable('sessions')
    .addColumn('used_on', whole, column => column.notNull().defaultTo(0))
    .execute();
  await sql`update sessions set
    ended_at = (select max(${at}) from events where events.session = sessions.session and ${type} = 'session.ended'),
    used_on = coalesce((select max(${at}) from events where events.session = sessions.session), created_at) / 86400000 * 86400000
  `.execute(db);
}

async function sessions(db: Parameters<Migration['up']>[0], dialect: Dialect): Promise<void> {
  const {whole, bytes, rising, byKey, strict} = wordsOf(dialect);
  const needed = (column: ColumnDefinitionBuilder) => column.notNull();
  const ofSession = (column: ColumnDefinitionBuilder) => column.notNull().references('sessions.session').onDelete('cascade');

  await db.schema
    .createTable('meta')
    .addColumn('id', whole, column => column.primaryKey().check(sql`id = 1`))
    .addColumn('lineage', 'text', needed)
    .addColumn('secret', bytes, needed)
    .$call(strict)
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('session', 'text', column => column.primaryKey().notNull())
    .addColumn('rev', whole, needed)
    .addColumn('phase', 'text', needed)
    .addColumn('title', 'text', needed)
    .addColumn('created_at', whole, needed)
    .addColumn('code_hash', 'text', column => column.unique())
    .addColumn('join_key_hash', 'text', column => column.unique())
    .$call(byKey)
    .execute();

  await db.schema
    .createTable('events')
    .addColumn('session', 'text', ofSession)
    .addColumn('n', whole, needed)
    .addColumn('v', whole, needed)
    .addColumn('data', 'text', needed)
    .addPrimaryKeyConstraint('events_key', ['session', 'n'])
    .$call(byKey)
    .execute();

  // The session is part of the key: whoever holds a note's key may use it in two sessions, and neither may touch the other's words.
  await db.schema
    .createTable('contents')
    .addColumn('session', 'text', ofSession)
    .addColumn('id', 'text', needed)
    .addColumn('words', 'text', needed)
    .addPrimaryKeyConstraint('contents_key', ['session', 'id'])
    .$call(byKey)
    .execute();

  await db.schema
    .createTable('people')
    .addColumn('session', 'text', ofSession)
    .addColumn('person', 'text', needed)
    .addColumn('device_hash', 'text', needed)
    .addPrimaryKeyConstraint('people_key', ['session', 'person'])
    .$call(byKey)
    .execute();

  await db.schema
    .createTable('commands')
    .addColumn('session', 'text', ofSession)
    .addColumn('sender', 'text', needed)
    .addColumn('id', 'text', needed)
    .addPrimaryKeyConstraint('commands_key', ['session', 'sender', 'id'])
    .$call(byKey)
    .execute();

  await db.schema
    .createTable('mailbox')
    .addColumn('number', rising)
    .addColumn('session', 'text', ofSession)
    .addColumn('activity', 'text', needed)
    .addColumn('box', bytes, needed)
    .$call(strict)
    .execute();
  await db.schema.createIndex('mailbox_of_session').on('mailbox').columns(['session', 'number']).execute();

  // No reference to the session: what was taken back stays so when the session is gone and a backup still has it.
  await db.schema
    .createTable('withdrawn')
    .addColumn('id', 'text', column => column.primaryKey().notNull())
    .addColumn('session', 'text')
    .$call(byKey)
    .execute();
}

/** The words that databases have for the same. */
function wordsOf(dialect: Dialect) {
  const isSqlite = dialect === 'sqlite';
  return {
    // Milliseconds do not fit PostgreSQL's integer, and SQLite's strict tables know no bigint.
    whole: isSqlite ? sql`integer` : sql`bigint`,
    bytes: isSqlite ? sql`blob` : sql`bytea`,
    // `autoincrement`: a number is never given twice, also when the newest boxes are gone.
    rising: isSqlite ? sql`integer primary key autoincrement` : sql`bigint generated always as identity primary key`,
    // `without rowid`: one tree in the order of the key, and no hidden number that tells in which order rows came.
    byKey: <B extends {modifyEnd(words: Expression<unknown>): B}>(table: B): B =>
      isSqlite ? table.modifyEnd(sql`without rowid, strict`) : table,
    strict: <B extends {modifyEnd(words: Expression<unknown>): B}>(table: B): B => (isSqlite ? table.modifyEnd(sql`strict`) : table),
  };
}
