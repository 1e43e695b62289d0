import express, {type Request, type Response, Router} from 'express';
import {RateLimiterMemory} from 'rate-limiter-flexible';
import type {Actor} from '../../shared/session/actor.ts';
import type {Link} from '../../shared/session/seats.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type LinkAnswer, MakeLinkRequest, type SitAnswer, SitRequest} from '../../shared/wire/http.ts';
import {Id, SECOND, type SeatId} from '../../shared/wire/ids.ts';
import {FAILED_CODES_BURST, FAILED_CODES_PER_SECOND, NEW_PHONES, NEW_PHONES_MS} from '../../shared/wire/limits.ts';
import {isWithin} from '../auth/limit.ts';
import {isSame, newId} from '../auth/secrets.ts';
import type {Room} from '../rooms/room.ts';
import type {Rooms} from '../rooms/rooms.ts';
import {sendRefusal} from './refusals.ts';
import {leadOf, type SeatsDeps} from './seats.ts';

export interface LinksDeps extends SeatsDeps {
  readonly rooms: Rooms<{close(): void}>;
}

/** Links that are given away, and the seats of those who open them. A link's key is in an answer to who leads, and nowhere else. */
export function links(deps: LinksDeps): Router {
  const {rooms, cookies, now} = deps;
  const router = Router();
  const json = express.json({limit: 2_048});
  // Over the whole server, as with codes. A key that is right never waits: nobody can guess one.
  const failedKeys = new RateLimiterMemory({points: FAILED_CODES_BURST, duration: FAILED_CODES_BURST / FAILED_CODES_PER_SECOND});
  const newSeats = new RateLimiterMemory({points: NEW_PHONES, duration: NEW_PHONES_MS / SECOND});

  router.post('/sessions/:session/links', json, async (request, response) => {
    const asked = await askedByLead(request, response);
    if (!asked) return;
    const parsed = MakeLinkRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const {link: id, duty} = parsed.data;
    const {room, lead} = asked;
    const answer = await room.submit({type: 'link.make', link: id, duty, key: newId()}, lead);
    if (!answer.ok) return sendRefusal(response, answer.code);
    // Asked twice with one id, the second finds the link that the first made.
    const link = room.known.session.seats.links.get(id);
    if (!link) return sendRefusal(response, 'link-revoked');
    response.status(201).set('Cache-Control', 'no-store').json(linkAnswer(room, link));
  });

  router.get('/sessions/:session/links', async (request, response) => {
    const asked = await askedByLead(request, response);
    if (!asked) return;
    const {links: all} = asked.room.known.session.seats;
    response.set('Cache-Control', 'no-store').json([...all.values()].map(link => linkAnswer(asked.room, link)));
  });

  router.delete('/sessions/:session/links/:link', async (request, response) => {
    const asked = await askedByLead(request, response);
    if (!asked) return;
    const link = Id.safeParse(request.params.link);
    if (!link.success) return sendRefusal(response, 'malformed');
    const answer = await asked.room.submit({type: 'link.revoke', link: link.data}, asked.lead);
    if (!answer.ok) return sendRefusal(response, answer.code);
    response.status(204).end();
  });

  router.post('/sit', json, async (request, response) => {
    const parsed = SitRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const {session, key, name} = parsed.data;
    const room = (await rooms.open(session))?.room;
    const link = room && linkBehind(room, key);
    if (!room || !link)
      return sendRefusal(response, (await isWithin(failedKeys, 'keys')) ? (room ? 'link-revoked' : 'no-session') : 'codes-wait');
    const held = seatHeld(request, room, link);
    const seat = held ?? newId();
    if (held === null) {
      if (!(await isWithin(newSeats, session))) return sendRefusal(response, 'too-many');
      const answer = await room.submit({type: 'seat.take', seat, link: link.id, name}, {role: 'server', id: room.id});
      if (!answer.ok) return sendRefusal(response, answer.code);
    }
    const {duty} = room.known.session.seats.seats.get(seat) ?? link;
    response.set('Set-Cookie', cookies.setSeat(session, seat, now())).set('Cache-Control', 'no-store');
    response.json({duty} satisfies SitAnswer);
  });

  async function askedByLead(request: Request, response: Response): Promise<{readonly room: Room; readonly lead: Actor} | null> {
    const no = (code: RefusalCode) => {
      sendRefusal(response, code);
      return null;
    };
    const id = Id.safeParse(request.params.session);
    const room = id.success ? (await rooms.open(id.data))?.room : null;
    if (!room) return no('no-session');
    const lead = leadOf(deps, request, room);
    return typeof lead === 'string' ? no(lead) : {room, lead};
  }

  /** The browser that opens the same link again keeps its seat, whatever its duty has become. */
  function seatHeld(request: Request, room: Room, link: Link): SeatId | null {
    const seat = cookies.seat(request, room.id, now());
    return seat !== null && room.known.session.seats.seats.get(seat)?.link === link.id ? seat : null;
  }

  return router;
}

/** All are compared, however early one fits: the time says nothing about the keys. */
function linkBehind(room: Room, key: string): Link | null {
  let found: Link | null = null;
  for (const link of room.known.session.seats.links.values()) if (isSame(room.known.contents.get(link.key) ?? '', key)) found = link;
  return found;
}

const linkAnswer = (room: Room, {id, duty, key}: Link): LinkAnswer => ({link: id, duty, key: room.known.contents.get(key) ?? ''});
