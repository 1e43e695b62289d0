import {type BoardAppend, type BoardReplacement, StaleRevision, type StoredBoard} from './contract.ts';
import type {PreparedQueries} from './sqlite-prepared.ts';

type BoardKey = Pick<BoardAppend, 'session' | 'document'>;

const lastOf = (query: PreparedQueries, board: BoardKey): number =>
  query.lastBoardUpdate.get(board)?.n ?? query.boardState.get(board)?.upTo ?? 0;

export function appendBoard(query: PreparedQueries, {session, document, n, update}: BoardAppend): undefined {
  const isThere = (of: number) => query.boardUpdate.get({session, document, n: of}) !== undefined;
  // A log has no hole: what follows on its last update, and is not there, is the next.
  const isNext = (isThere(n - 1) && !isThere(n)) || n === lastOf(query, {session, document}) + 1;
  if (!isNext || !query.head.get({session})) throw new StaleRevision(session);
  query.addBoardUpdate.run({session, document, n, bytes: update});
}

export function loadBoard(query: PreparedQueries, {session, document}: BoardKey): StoredBoard {
  const {upTo, state} = query.boardState.get({session, document}) ?? {upTo: 0, state: null};
  return {upTo, state, updates: query.boardUpdates.all({session, document}).map(({bytes}) => bytes)};
}

export function dropBoard(query: PreparedQueries, {session, document}: BoardKey): void {
  query.dropBoardUpdates.run({session, document, upTo: lastOf(query, {session, document})});
  query.dropBoardState.run({session, document});
}

/** The state is there before the rows that it stands for are gone: both in this transaction. */
export function replaceBoard(query: PreparedQueries, {session, document, upTo, state}: BoardReplacement): undefined {
  const before = query.boardState.get({session, document})?.upTo ?? 0;
  if (upTo <= before || upTo > lastOf(query, {session, document})) throw new StaleRevision(session);
  query.putBoardState.run({session, document, upTo, state});
  query.dropBoardUpdates.run({session, document, upTo});
}
