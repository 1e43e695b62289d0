import express, {type Request, Router} from 'express';
import {RateLimiterMemory} from 'rate-limiter-flexible';
import type {Actor} from '../../shared/session/actor.ts';
import {boardRight} from '../../shared/session/board-rights.ts';
import {type BoardTicketAnswer, BoardTicketRequest} from '../../shared/wire/board.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {TICKET_MS, TICKETS_PER_PERSON} from '../../shared/wire/limits.ts';
import {isWithin} from '../auth/limit.ts';
import type {Secrets} from '../auth/secrets.ts';
import type {Tickets} from '../auth/tickets.ts';
import type {BoardSeat, SessionBoards} from '../board/session-boards.ts';
import type {Room} from '../rooms/room.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {Devices, RoomWithDoor} from './devices.ts';
import {sendRefusal} from './refusals.ts';
import {consoleActor, phoneActor, type SeatsDeps} from './seats.ts';

export interface BoardTicketsDeps extends SeatsDeps {
  readonly rooms: Rooms<RoomWithDoor['parts'] & {readonly boards: Pick<SessionBoards, 'admits' | 'isWithinEffort'>; close(): void}>;
  readonly devices: Devices;
  readonly secrets: Secrets;
  readonly boardTickets: Tickets<BoardSeat & {readonly session: SessionId}>;
}

/** Tickets for boards, each bound to the number under which its page may write. */
export function boardTickets(deps: BoardTicketsDeps): Router {
  const router = Router();
  const limit = new RateLimiterMemory({points: TICKETS_PER_PERSON, duration: TICKET_MS / SECOND});

  router.post('/board', express.json({limit: 2_048}), async (request, response) => {
    const parsed = BoardTicketRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const {session, document, as, tab} = parsed.data;
    const opened = await deps.rooms.open(session);
    if (!opened) return sendRefusal(response, 'no-session');
    const actor = actorFor(as, request, opened.room);
    if (typeof actor === 'string') return sendRefusal(response, actor);
    const right = boardRight(opened.room.known.session, actor, document);
    if (right === null) return sendRefusal(response, 'not-allowed');
    if (!opened.parts.boards.isWithinEffort({actor}) || !(await isWithin(limit, actor.id))) return sendRefusal(response, 'too-many');
    const client = clientOf(deps.secrets, `${session} ${document} ${actor.id} ${tab}`);
    if (!opened.parts.boards.admits({actor, client})) return sendRefusal(response, 'open-elsewhere');
    const ticket = deps.boardTickets.issue({session, document, actor, client});
    response.set('Cache-Control', 'no-store').json({ticket, client, mayWrite: right === 'write'} satisfies BoardTicketAnswer);
  });

  const actorFor = (as: BoardTicketRequest['as'], request: Request, room: Room): Actor | RefusalCode =>
    as === 'phone' ? phoneActor(deps, request, room) : consoleActor(deps, request, room);

  return router;
}

const CLIENT_BYTES = 6;

/**
 * A number that belongs to this person and page alone: found again after a restart without being kept, and of 48 bits, so that nobody finds a page
 * name that gives them somebody else's.
 */
function clientOf(secrets: Secrets, whose: string): number {
  return Buffer.from(secrets.hash('board', whose), 'base64url').readUIntBE(0, CLIENT_BYTES);
}
