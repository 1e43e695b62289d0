import express, {type Request, type Response, Router} from 'express';
import {RateLimiterMemory} from 'rate-limiter-flexible';
import {refuse} from '../../shared/session/result.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {decodeLaneRequest, encodeLaneAnswer, LANE_REQUEST_BYTES, type LaneAnswer, openBox} from '../../shared/wire/lane.ts';
import type {Desk} from '../anonymous/desk.ts';
import {isWithin} from '../auth/limit.ts';
import type {OriginCheck} from '../auth/origin.ts';
import type {Rooms} from '../rooms/rooms.ts';

export interface LaneDeps {
  readonly rooms: Rooms<{readonly desk: Desk; close(): void}>;
  readonly isOurs: OriginCheck;
}

/**
 * `POST /lane`: 4,096 bytes in, 512 bytes out, status 200, whatever happens. No cookie reaches it, and it reads no
 * address; of the headers only what says from which page the request comes, and how long it is. Nothing is logged.
 */
export function lane(deps: LaneDeps): Router {
  const router = Router();
  const body = express.raw({type: () => true, limit: LANE_REQUEST_BYTES, inflate: false});
  router.post('/lane', body, async (request, response) => {
    reply(response, deps.isOurs(request) ? await take(request.body, deps) : refuse('wrong-origin'));
  });
  router.use('/lane', (_error: unknown, _request: Request, response: Response, next: () => void) => {
    if (response.headersSent) return next();
    reply(response, refuse('malformed'));
  });
  return router;
}

/**
 * Sessions that are not open may be asked for this often, over the whole server. The lane is the one door without
 * a cookie or a ticket: beyond it a guesser would keep the store busy. An open room is never refused for it.
 */
const lookups = new RateLimiterMemory({points: 50, duration: 1});

async function take(body: unknown, {rooms}: LaneDeps): Promise<LaneAnswer> {
  const request = body instanceof Uint8Array ? decodeLaneRequest(body) : null;
  const content = request && openBox(request.box);
  if (!request || !content) return refuse('malformed');
  return within(rooms, content.session, ({desk}) => desk.post(request.activity, request.box, content));
}

/** Has a session's room take something that comes without a cookie. */
export async function within<Parts extends {close(): void}>(
  rooms: Rooms<Parts>,
  session: SessionId,
  take: (parts: Parts) => Promise<LaneAnswer>,
): Promise<LaneAnswer> {
  try {
    if (!rooms.isOpen(session) && !(await isWithin(lookups, 'lookups'))) return refuse('too-many');
    const opened = await rooms.open(session);
    return opened ? await take(opened.parts) : refuse('no-session');
  } catch {
    // The store has logged why; here nothing may be.
    return refuse('not-saved');
  }
}

function reply(response: Response, answer: LaneAnswer): void {
  response
    .status(200)
    .type('application/octet-stream')
    .set('Cache-Control', 'no-store')
    .send(Buffer.from(encodeLaneAnswer(answer)));
}
