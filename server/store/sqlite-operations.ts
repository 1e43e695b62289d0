import {GONE} from '../../shared/session/forgetting.ts';
import type {ContentId, Millis, SessionId} from '../../shared/wire/ids.ts';
import {CodeTaken, type NewBox, type SessionHead, StaleRevision} from './contract.ts';
import {appendBoard, dropBoard, loadBoard, replaceBoard} from './sqlite-boards.ts';
import type {Sqlite} from './sqlite-folder.ts';
import {type PreparedQueries, prepareQueries} from './sqlite-prepared.ts';
import {codeOf} from './sqlite-problems.ts';
import type {Answers, GroupRequest, PackedAppend, PackedSession} from './sqlite-requests.ts';

/** Runs one request inside the transaction that is open, and answers it or throws. What it did before it threw is for the caller to undo. */
export type Operations = (request: GroupRequest) => Answers[GroupRequest['op']];

export function operations(db: Sqlite): Operations {
  const query = prepareQueries(db);
  return request => {
    switch (request.op) {
      case 'append':
        return append(query, request.append);
      case 'load':
        return load(query, request.session);
      case 'findByCode':
        return query.byCode.get({hash: request.hash})?.session ?? null;
      case 'findByJoinKey':
        return query.byJoinKey.get({hash: request.hash})?.session ?? null;
      case 'list':
        return query.list.all({}).map(row => ({...row, title: row.title ?? ''}));
      case 'setDeleteAt':
        return setDeleteAt(query, request.session, request.at);
      case 'remove':
        return remove(query, request.session);
      case 'putBox':
        return putBox(query, request.box);
      case 'sessionsWithBoxes':
        return query.sessionsWithBoxes.all({}).map(row => row.session);
      case 'boxes':
        return query.boxes.all({session: request.session});
      case 'appendBoard':
        return appendBoard(query, request.append);
      case 'loadBoard':
        return loadBoard(query, request);
      case 'replaceBoard':
        return replaceBoard(query, request.replacement);
      case 'sessionsWithBoards':
        return query.sessionsWithBoards.all({}).map(row => row.session);
    }
  };
}

function append(query: PreparedQueries, {session, rev, events, writes, commands, commandsGone = [], head}: PackedAppend): undefined {
  const before = query.head.get({session});
  if ((before?.rev ?? 0) !== rev) throw new StaleRevision(session);
  if (!before && query.isWithdrawn.get({id: session})) throw new StaleRevision(session);
  if (events.some((event, at) => event.n !== rev + 1 + at)) throw new StaleRevision(session);
  putHead(query, before, {...head, session, rev: rev + events.length});
  for (const {n, v, data} of events) query.addEvent.run({session, n, v, data});
  for (const {sender, id} of commandsGone) query.deleteCommand.run({session, sender, id});
  for (const {sender, id} of commands) query.addCommand.run({session, sender, id});
  for (const document of writes.boards?.delete ?? []) dropBoard(query, {session, document});
  for (const row of writes.people?.put ?? []) query.putPerson.run({session, person: row.person, deviceHash: row.deviceHash});
  for (const number of writes.mailbox?.delete ?? []) query.deleteBox.run({session, number});
  for (const id of writes.contents?.delete ?? []) {
    query.deleteContent.run({session, id});
    query.withdraw.run({session, id});
  }
  // Notes of one release come in the order of their senders' boxes: sorted, the file keeps nothing of it.
  for (const [id, words] of ascending(writes.contents?.put)) {
    query.putContent.run({session, id, words});
    query.restate.run({session, id});
  }
  if (writes.forget?.length) forget(query, session, new Set(writes.forget));
}

/** Each event is read here rather than searched for in the database: JSON is another language in each, and this happens once in a session. */
function forget(query: PreparedQueries, session: SessionId, types: ReadonlySet<unknown>): void {
  for (const {n, data} of query.events.all({session})) {
    if (types.has(JSON.parse(data).type)) query.replaceEvent.run({session, n, data: JSON.stringify(GONE)});
  }
  query.deleteCommandsOfPeople.run({session});
  query.deletePeople.run({session});
}

type HeadRow = SessionHead & {readonly session: SessionId; readonly rev: number};

function putHead(query: PreparedQueries, before: SessionHead | undefined, head: HeadRow): void {
  try {
    if (!before) query.addHead.run(head);
    else if (isSameHead(before, head)) query.advance.run(head);
    else query.changeHead.run(head);
  } catch (problem) {
    // The two hashes are the only unique columns beside keys.
    throw codeOf(problem) === 'SQLITE_CONSTRAINT_UNIQUE' ? new CodeTaken(head.session) : problem;
  }
}

const isSameHead = (one: SessionHead, other: SessionHead): boolean =>
  one.phase === other.phase &&
  one.title === other.title &&
  one.createdAt === other.createdAt &&
  one.startsAt === other.startsAt &&
  one.endedAt === other.endedAt &&
  one.usedOn === other.usedOn &&
  one.forgottenAt === other.forgottenAt &&
  one.turnout === other.turnout &&
  one.codeHash === other.codeHash &&
  one.joinKeyHash === other.joinKeyHash;

const ascending = (contents: ReadonlyMap<ContentId, string> = new Map()): (readonly [ContentId, string])[] =>
  [...contents].sort(([one], [other]) => (one < other ? -1 : 1));

function load(query: PreparedQueries, session: SessionId): PackedSession | null {
  const head = query.head.get({session});
  if (!head) return null;
  return {
    rev: head.rev,
    events: query.events.all({session}),
    contents: query.contents.all({session}),
    people: query.people.all({session}),
    commands: query.commands.all({session}),
  };
}

function setDeleteAt(query: PreparedQueries, session: SessionId, at: Millis | null): boolean {
  if (!query.head.get({session})) return false;
  query.setDeleteAt.run({session, at});
  return true;
}

function remove(query: PreparedQueries, session: SessionId): boolean {
  if (!query.head.get({session})) return false;
  query.removeSession.run({session});
  // Known beside the ids of contents: no content has a session's id, and a restore looks both up in one list.
  query.withdraw.run({id: session, session});
  return true;
}

function putBox(query: PreparedQueries, {session, activity, box, replaces}: NewBox): number {
  if (!query.head.get({session})) throw new Error(`there is no session ${session}`);
  for (const number of replaces) query.deleteBox.run({session, number});
  const kept = query.putBox.get({session, activity, box});
  if (!kept) throw new Error('a box was not given a number');
  return kept.number;
}
