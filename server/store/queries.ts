import {type Kysely, sql} from 'kysely';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {ActivityId, ContentId, Id, Millis, PersonId, SessionId} from '../../shared/wire/ids.ts';
import type {AcceptedCommand, SessionHead} from './contract.ts';
import {type Places, statement} from './statement.ts';
import type {Tables} from './tables.ts';

type HeadPlaces = Places<{session: SessionId; rev: number} & SessionHead>;
type InSession = Places<{session: SessionId}>;
type NoPlaces = Places<Record<never, never>>;

/** Every query of the store, compiled for the dialect of `db`. They are all that a transaction is made of; the order is the caller's. */
export function queries(db: Kysely<Tables>) {
  return {
    ...sessionQueries(db),
    ...findingQueries(db),
    ...contentQueries(db),
    ...mailboxQueries(db),
    ...boardQueries(db),
    ...metaQueries(db),
  };
}

function sessionQueries(db: Kysely<Tables>) {
  return {
    head: statement(({session}: InSession) =>
      db
        .selectFrom('sessions')
        .select(['rev', 'phase', 'title', 'created_at as createdAt', 'starts_at as startsAt', 'ended_at as endedAt', 'used_on as usedOn'])
        .select(['forgotten_at as forgottenAt', 'turnout'])
        .select(['code_hash as codeHash', 'join_key_hash as joinKeyHash'])
        .where('session', '=', session),
    ),
    addHead: statement((head: HeadPlaces) => db.insertInto('sessions').values({session: head.session, ...columnsOf(head)})),
    /** Apart from `changeHead`, because nearly every append needs no more, and the two indexes stay untouched. */
    advance: statement((to: Places<{session: SessionId; rev: number}>) =>
      db.updateTable('sessions').set({rev: to.rev}).where('session', '=', to.session),
    ),
    changeHead: statement((head: HeadPlaces) => db.updateTable('sessions').set(columnsOf(head)).where('session', '=', head.session)),
    setDeleteAt: statement((to: Places<{session: SessionId; at: Millis | null}>) =>
      db.updateTable('sessions').set({delete_at: to.at}).where('session', '=', to.session),
    ),
    /** All that belongs to it goes with it (`on delete cascade`). */
    removeSession: statement(({session}: InSession) => db.deleteFrom('sessions').where('session', '=', session)),

    addEvent: statement((event: Places<{session: SessionId; n: number; v: number; data: string}>) =>
      db.insertInto('events').values({session: event.session, n: event.n, v: event.v, data: event.data}),
    ),
    events: statement(({session}: InSession) =>
      db.selectFrom('events').select(['n', 'v', 'data']).where('session', '=', session).orderBy('n'),
    ),

    replaceEvent: statement((event: Places<{session: SessionId; n: number; data: string}>) =>
      db.updateTable('events').set({data: event.data}).where('session', '=', event.session).where('n', '=', event.n),
    ),

    addCommand: statement((command: Places<{session: SessionId} & AcceptedCommand>) =>
      db
        .insertInto('commands')
        .values({session: command.session, sender: command.sender, id: command.id})
        .onConflict(conflict => conflict.columns(['session', 'sender', 'id']).doNothing()),
    ),
    commands: statement(({session}: InSession) => db.selectFrom('commands').select(['sender', 'id']).where('session', '=', session)),
    deleteCommand: statement((command: Places<{session: SessionId} & AcceptedCommand>) =>
      db.deleteFrom('commands').where('session', '=', command.session).where('sender', '=', command.sender).where('id', '=', command.id),
    ),
    deleteCommandsOfPeople: statement(({session}: InSession) =>
      db
        .deleteFrom('commands')
        .where('session', '=', session)
        .where('sender', 'in', db.selectFrom('people').select('person').where('people.session', '=', session)),
    ),

    putPerson: statement((row: Places<{session: SessionId; person: PersonId; deviceHash: string}>) =>
      db
        .insertInto('people')
        .values({session: row.session, person: row.person, device_hash: row.deviceHash})
        .onConflict(conflict =>
          conflict.columns(['session', 'person']).doUpdateSet(excluded => ({device_hash: excluded.ref('excluded.device_hash')})),
        ),
    ),
    people: statement(({session}: InSession) =>
      db.selectFrom('people').select(['person', 'device_hash as deviceHash']).where('session', '=', session),
    ),
    deletePeople: statement(({session}: InSession) => db.deleteFrom('people').where('session', '=', session)),
  };
}

const columnsOf = (head: HeadPlaces) => ({
  rev: head.rev,
  phase: head.phase,
  title: head.title,
  created_at: head.createdAt,
  starts_at: head.startsAt,
  ended_at: head.endedAt,
  used_on: head.usedOn,
  forgotten_at: head.forgottenAt,
  turnout: head.turnout,
  code_hash: head.codeHash,
  join_key_hash: head.joinKeyHash,
});

function findingQueries(db: Kysely<Tables>) {
  // An ended session has no code; should one be left, it opens nothing.
  const running = db.selectFrom('sessions').select('session').where('phase', '!=', sql.lit('ended'));
  return {
    byCode: statement(({hash}: Places<{hash: string}>) => running.where('code_hash', '=', hash)),
    byJoinKey: statement(({hash}: Places<{hash: string}>) => running.where('join_key_hash', '=', hash)),
    list: statement((_: NoPlaces) =>
      db
        .selectFrom('sessions')
        .leftJoin('contents', join => join.onRef('contents.session', '=', 'sessions.session').onRef('contents.id', '=', 'sessions.title'))
        .select(['sessions.session', 'sessions.phase', 'contents.words as title', 'sessions.created_at as createdAt'])
        .select(['sessions.starts_at as startsAt', 'sessions.ended_at as endedAt'])
        .select([
          'sessions.used_on as usedOn',
          'sessions.forgotten_at as forgottenAt',
          'sessions.delete_at as deleteAt',
          'sessions.turnout',
        ])
        .orderBy('sessions.created_at', 'desc')
        .orderBy('sessions.session'),
    ),
  };
}

function boardQueries(db: Kysely<Tables>) {
  type OfBoard = Places<{session: SessionId; document: BoardDocument}>;
  return {
    lastBoardUpdate: statement(({session, document}: OfBoard) =>
      db
        .selectFrom('board_updates')
        .select(({fn}) => fn.max('n').as('n'))
        .where('session', '=', session)
        .where('document', '=', document),
    ),
    /** By its whole key: SQLite plans a query by half a key anew each time, which took a tenth of what storing an update does. */
    boardUpdate: statement(({session, document, n}: Places<{session: SessionId; document: BoardDocument; n: number}>) =>
      db.selectFrom('board_updates').select('n').where('session', '=', session).where('document', '=', document).where('n', '=', n),
    ),
    boardState: statement(({session, document}: OfBoard) =>
      db.selectFrom('board_states').select(['up_to as upTo', 'state']).where('session', '=', session).where('document', '=', document),
    ),
    boardUpdates: statement(({session, document}: OfBoard) =>
      db.selectFrom('board_updates').select('bytes').where('session', '=', session).where('document', '=', document).orderBy('n'),
    ),
    addBoardUpdate: statement((row: Places<{session: SessionId; document: BoardDocument; n: number; bytes: Uint8Array}>) =>
      db.insertInto('board_updates').values({session: row.session, document: row.document, n: row.n, bytes: row.bytes}),
    ),
    putBoardState: statement((row: Places<{session: SessionId; document: BoardDocument; upTo: number; state: Uint8Array}>) =>
      db
        .insertInto('board_states')
        .values({session: row.session, document: row.document, up_to: row.upTo, state: row.state})
        .onConflict(conflict =>
          conflict
            .columns(['session', 'document'])
            .doUpdateSet(excluded => ({up_to: excluded.ref('excluded.up_to'), state: excluded.ref('excluded.state')})),
        ),
    ),
    /** By session, so that each is one look into the keys: to go through the rows would read every board. */
    sessionsWithBoards: statement((_: NoPlaces) =>
      db
        .selectFrom('sessions')
        .select('session')
        .where(({or, exists, selectFrom}) =>
          or([
            exists(selectFrom('board_states').select('document').whereRef('board_states.session', '=', 'sessions.session')),
            exists(selectFrom('board_updates').select('document').whereRef('board_updates.session', '=', 'sessions.session')),
          ]),
        ),
    ),
    dropBoardState: statement(({session, document}: OfBoard) =>
      db.deleteFrom('board_states').where('session', '=', session).where('document', '=', document),
    ),
    dropBoardUpdates: statement((to: Places<{session: SessionId; document: BoardDocument; upTo: number}>) =>
      db.deleteFrom('board_updates').where('session', '=', to.session).where('document', '=', to.document).where('n', '<=', to.upTo),
    ),
  };
}

function contentQueries(db: Kysely<Tables>) {
  return {
    putContent: statement((content: Places<{session: SessionId; id: ContentId; words: string}>) =>
      db
        .insertInto('contents')
        .values({session: content.session, id: content.id, words: content.words})
        .onConflict(conflict => conflict.columns(['session', 'id']).doUpdateSet(row => ({words: row.ref('excluded.words')}))),
    ),
    deleteContent: statement((content: Places<{session: SessionId; id: ContentId}>) =>
      db.deleteFrom('contents').where('session', '=', content.session).where('id', '=', content.id),
    ),
    contents: statement(({session}: InSession) =>
      db.selectFrom('contents').select(['id', 'words']).where('session', '=', session).orderBy('id'),
    ),

    withdraw: statement((content: Places<{session: SessionId | null; id: ContentId}>) =>
      db
        .insertInto('withdrawn')
        .values({id: content.id, session: content.session})
        .onConflict(conflict => conflict.column('id').doNothing()),
    ),
    /** Words put again under the same id are not taken back any more. */
    restate: statement((content: Places<{session: SessionId; id: ContentId}>) =>
      db.deleteFrom('withdrawn').where('id', '=', content.id).where('session', '=', content.session),
    ),
    isWithdrawn: statement(({id}: Places<{id: Id}>) => db.selectFrom('withdrawn').select('id').where('id', '=', id)),
    withdrawn: statement((_: NoPlaces) => db.selectFrom('withdrawn').select('id').orderBy('id')),
    /** In every session: the same id was made from the same key, by the same hand. */
    deleteWithdrawn: statement((_: NoPlaces) => db.deleteFrom('contents').where('id', 'in', db.selectFrom('withdrawn').select('id'))),
    removeWithdrawn: statement((_: NoPlaces) => db.deleteFrom('sessions').where('session', 'in', db.selectFrom('withdrawn').select('id'))),
  };
}

function mailboxQueries(db: Kysely<Tables>) {
  return {
    putBox: statement((box: Places<{session: SessionId; activity: ActivityId; box: Uint8Array}>) =>
      db.insertInto('mailbox').values({session: box.session, activity: box.activity, box: box.box}).returning('number'),
    ),
    deleteBox: statement((box: Places<{session: SessionId; number: number}>) =>
      db.deleteFrom('mailbox').where('number', '=', box.number).where('session', '=', box.session),
    ),
    sessionsWithBoxes: statement((_: NoPlaces) => db.selectFrom('mailbox').select('session').distinct()),
    boxes: statement(({session}: InSession) =>
      db.selectFrom('mailbox').select(['number', 'activity', 'box']).where('session', '=', session).orderBy('number'),
    ),
  };
}

function metaQueries(db: Kysely<Tables>) {
  return {
    meta: statement((_: NoPlaces) => db.selectFrom('meta').select(['lineage', 'secret'])),
    putMeta: statement((meta: Places<{lineage: string; secret: Uint8Array}>) =>
      db.insertInto('meta').values({id: sql.lit(1), lineage: meta.lineage, secret: meta.secret}),
    ),
    setLineage: statement(({lineage}: Places<{lineage: string}>) => db.updateTable('meta').set({lineage})),
  };
}
