import express, {type Request, type Response, Router} from 'express';
import {RateLimiterMemory} from 'rate-limiter-flexible';
import type {AtDoor} from '../../shared/care/knocks.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type KnockedAnswer, KnockRequest} from '../../shared/wire/http.ts';
import {Id, SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {KNOCKS_MS, KNOCKS_PER_ADDRESS, KNOCKS_PER_DEVICE} from '../../shared/wire/limits.ts';
import type {Cookies} from '../auth/cookies.ts';
import {isWithin} from '../auth/limit.ts';
import type {NetworkOf} from '../auth/network.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {Devices, RoomWithDoor} from './devices.ts';
import {exitOf, type HtmlPages, type PageFile} from './pages.ts';
import {sendRefusal} from './refusals.ts';

export interface KnocksDeps {
  readonly rooms: Rooms<RoomWithDoor['parts'] & {close(): void}>;
  readonly cookies: Cookies;
  readonly devices: Devices;
  readonly pages: HtmlPages;
  readonly networkOf: NetworkOf;
  readonly now: () => number;
}

/** What somebody sees, by where they stand. */
const PAGES: Readonly<Record<AtDoor, PageFile>> = {
  closed: 'locked.html',
  waiting: 'knocked.html',
  'not-now': 'not-now.html',
  'let-in': 'let-in.html',
  open: 'let-in.html',
};

interface AtThisDoor {
  readonly opened: RoomWithDoor;
  readonly device: Id;
  /** The device's hash in this session. */
  readonly hash: string;
}

/** To be let in to a locked session, for devices that have shown its code or link. The pages work without script. */
export function knocks(deps: KnocksDeps): Router {
  const {rooms, cookies, devices, pages} = deps;
  const router = Router();
  const body = [express.urlencoded({extended: false, limit: 2_048}), express.json({limit: 2_048})];
  const ofDevice = new RateLimiterMemory({points: KNOCKS_PER_DEVICE, duration: KNOCKS_MS / SECOND});
  const ofAddress = new RateLimiterMemory({points: KNOCKS_PER_ADDRESS, duration: KNOCKS_MS / SECOND});

  router.post('/knock', body, async (request: Request, response: Response) => {
    response.set('Cache-Control', 'no-store');
    const parsed = KnockRequest.safeParse(request.body);
    if (!parsed.success) return pages.sendRefusal(response, 'malformed');
    const found = await standing(request, parsed.data.session);
    // Whoever has not shown the code yet does so first.
    if (found === 'not-signed-in') return response.redirect(303, '/');
    if (typeof found === 'string') return pages.sendRefusal(response, found);
    const {opened, device, hash} = found;
    const from = deps.networkOf(request) ?? 'unknown';
    const at = whereIs(found);
    if (at === 'open' || at === 'let-in') {
      const answer = await devices.join(opened, device, deps.networkOf(request));
      if (answer.ok) return response.redirect(303, `/s/${opened.room.id}`);
      if (answer.code !== 'joining-locked') return pages.sendRefusal(response, answer.code);
    }
    if (at === 'closed') {
      if (!(await isWithin(ofDevice, hash)) || !(await isWithin(ofAddress, `${opened.room.id} ${from}`)))
        return pages.sendRefusal(response, 'too-many');
      const answer = opened.parts.live.memory.knock(hash, from);
      if (!answer.ok) return pages.sendRefusal(response, answer.code);
    }
    response.redirect(303, `/live/knocked/${opened.room.id}`);
  });

  router.get('/knocked/:session', async (request: Request, response: Response) => {
    const wantsJson = request.accepts(['html', 'json']) === 'json';
    response.set('Cache-Control', 'no-store').vary('Accept');
    const id = Id.safeParse(request.params.session);
    const found = id.success ? await standing(request, id.data) : 'no-session';
    if (typeof found === 'string') {
      if (wantsJson) return sendRefusal(response, found);
      return found === 'not-signed-in' ? response.redirect(303, '/') : pages.sendRefusal(response, found);
    }
    const at = whereIs(found);
    if (wantsJson) return response.json({at} satisfies KnockedAnswer);
    pages.send(response, PAGES[at], {session: found.opened.room.id, exit: exitOf(found.opened)});
  });

  /** Who is before the door of a session that goes on, or why nobody is. */
  async function standing(request: Request, session: SessionId): Promise<AtThisDoor | RefusalCode> {
    const device = cookies.knocker(request, session, deps.now());
    if (device === null) return 'not-signed-in';
    const opened = await rooms.open(session);
    if (!opened) return 'no-session';
    const {known} = opened.room;
    const {phase} = known.session.lifecycle;
    if (phase !== 'open' && phase !== 'live') return 'session-ended';
    const person = devices.personOf(opened.room, device);
    if (person !== undefined && known.session.people.get(person)?.isRemoved !== false) return 'removed';
    return {opened, device, hash: devices.hashOf(session, device)};
  }

  /** Whoever is in can come back. */
  const whereIs = ({opened, device, hash}: AtThisDoor): AtDoor =>
    devices.personOf(opened.room, device) === undefined ? opened.parts.live.memory.lookFrom(hash) : 'open';

  return router;
}
