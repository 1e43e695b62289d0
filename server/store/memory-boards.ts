import type {BoardDocument} from '../../shared/wire/board.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {type BoardAppend, type BoardReplacement, StaleRevision, type StoredBoard} from './contract.ts';
import type {Kept} from './memory-tables.ts';

export interface KeptBoard {
  upTo: number;
  state: Uint8Array | null;
  updates: Uint8Array[];
}

const boardOf = (kept: Kept, session: SessionId, document: BoardDocument): KeptBoard | undefined =>
  kept.sessions.get(session)?.boards.get(document);

export function appendBoard(kept: Kept, {session, document, n, update}: BoardAppend): void {
  const found = kept.sessions.get(session);
  const board = found?.boards.get(document) ?? {upTo: 0, state: null, updates: []};
  if (!found || n !== board.upTo + board.updates.length + 1) throw new StaleRevision(session);
  board.updates.push(update);
  found.boards.set(document, board);
}

export function loadBoard(kept: Kept, session: SessionId, document: BoardDocument): StoredBoard {
  const board = boardOf(kept, session, document);
  return board ? {...board, updates: [...board.updates]} : {upTo: 0, state: null, updates: []};
}

export function replaceBoard(kept: Kept, {session, document, upTo, state}: BoardReplacement): void {
  const board = boardOf(kept, session, document);
  if (!board || upTo <= board.upTo || upTo > board.upTo + board.updates.length) throw new StaleRevision(session);
  board.updates.splice(0, upTo - board.upTo);
  board.state = state;
  board.upTo = upTo;
}

export const sessionsWithBoards = (kept: Kept): readonly SessionId[] =>
  [...kept.sessions].filter(([, {boards}]) => boards.size > 0).map(([session]) => session);
