import express, {type Request, type Response, Router} from 'express';
import {refuse} from '../../shared/session/result.ts';
import {decodeLaneRequest, encodeLaneAnswer, LANE_REQUEST_BYTES, type LaneAnswer, openBox} from '../../shared/wire/lane.ts';
import type {Desk} from '../anonymous/desk.ts';
import type {OriginCheck} from '../auth/origin.ts';
import type {Room} from '../rooms/room.ts';
import {type Rooms, TooManyMisses} from '../rooms/rooms.ts';

export interface LaneDeps {
  readonly rooms: Rooms;
  readonly desk: (room: Room) => Desk | null;
  readonly isOurs: OriginCheck;
}

/**
 * `POST /lane`: 4,096 bytes in, 512 bytes out, status 200, whatever happens. No cookie reaches it, and it reads
 * neither an address nor any header but Origin and Content-Length; nothing here is logged or counted.
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

async function take(body: unknown, {rooms, desk}: LaneDeps): Promise<LaneAnswer> {
  const request = body instanceof Uint8Array ? decodeLaneRequest(body) : null;
  const content = request && openBox(request.box);
  if (!request || !content) return refuse('malformed');
  try {
    const room = await rooms.open(content.session);
    return (await (room && desk(room))?.post(request.activity, request.box, content)) ?? refuse('no-session');
  } catch (error) {
    // The store has logged why; here nothing may be.
    return refuse(error instanceof TooManyMisses ? 'too-many' : 'not-saved');
  }
}

function reply(response: Response, answer: LaneAnswer): void {
  response
    .status(200)
    .type('application/octet-stream')
    .set('Cache-Control', 'no-store')
    .send(Buffer.from(encodeLaneAnswer(answer)));
}
