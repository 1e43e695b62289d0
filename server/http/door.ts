import express, {type Request, type Response, Router} from 'express';
import {RateLimiterMemory} from 'rate-limiter-flexible';
import {readCode} from '../../shared/session/access.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {JoinRequest, type StartAnswer, type TicketAnswer, TicketRequest} from '../../shared/wire/http.ts';
import {type Id, type Millis, SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {FAILED_CODES_BURST, FAILED_CODES_PER_SECOND, TICKET_MS, TICKETS_PER_PERSON} from '../../shared/wire/limits.ts';
import type {Cookies} from '../auth/cookies.ts';
import {isWithin} from '../auth/limit.ts';
import type {NetworkOf} from '../auth/network.ts';
import {newId, type Secrets} from '../auth/secrets.ts';
import type {Seat, Tickets} from '../auth/tickets.ts';
import type {Room} from '../rooms/room.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {Store} from '../store/contract.ts';
import type {Devices, RoomWithDoor} from './devices.ts';
import {exitOf, type HtmlPages} from './pages.ts';
import {sendRefusal} from './refusals.ts';
import {consoleActor, phoneActor, stageActor} from './seats.ts';

export interface DoorDeps {
  readonly rooms: Rooms<RoomWithDoor['parts'] & {close(): void}>;
  readonly store: Pick<Store, 'findByCode' | 'findByJoinKey'>;
  readonly cookies: Cookies;
  readonly secrets: Secrets;
  readonly devices: Devices;
  readonly tickets: Tickets;
  readonly pages: HtmlPages;
  readonly networkOf: NetworkOf;
  readonly now: () => number;
}

type Found = {readonly ok: true; readonly session: SessionId} | {readonly ok: false; readonly code: RefusalCode};

/** How people come in: a code or a link, then a ticket for the socket. The forms work without script. */
export function door(deps: DoorDeps): Router {
  const {rooms, cookies, secrets, pages, devices} = deps;
  const router = Router();
  const body = [express.urlencoded({extended: false, limit: 2_048}), express.json({limit: 2_048})];
  // Over the whole server, and only for failures: a hall shares one address, and a guesser has many.
  const failedCodes = new RateLimiterMemory({points: FAILED_CODES_BURST, duration: FAILED_CODES_BURST / FAILED_CODES_PER_SECOND});

  const tickets = new RateLimiterMemory({points: TICKETS_PER_PERSON, duration: TICKET_MS / SECOND});

  router.post('/code', body, async (request: Request, response: Response) => {
    const {code} = (request.body ?? {}) as {readonly code?: unknown};
    const typed = typeof code === 'string' ? code.slice(0, 200) : '';
    const found = await byCode(typed);
    if (found.ok) return pages.send(response, 'start.html', {code: readCode(typed) ?? '', exit: exitOf(await rooms.open(found.session))});
    if (pages.sendWait(response, found.code, {action: '/live/code', asked: {code: typed}})) return;
    pages.send(response, 'join-error.html', {code: typed, error: sentenceFor(typed, found.code)}, 400);
  });

  router.post('/start', body, async (request: Request, response: Response) => {
    const parsed = JoinRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const found = await sessionOf(parsed.data);
    if (!found.ok) return sendRefusal(response, found.code);
    const isOn = exitOf(await rooms.open(found.session)) === 'on';
    response.set('Cache-Control', 'no-store').json({hasQuickExit: isOn} satisfies StartAnswer);
  });

  router.post('/join', body, async (request: Request, response: Response) => {
    const wantsJson = request.is('application/json') !== false;
    const parsed = JoinRequest.safeParse(request.body);
    const no = (code: RefusalCode, startsAt: Millis | null = null) => {
      if (wantsJson) return sendRefusal(response, code);
      if (parsed.success && pages.sendWait(response, code, {action: '/live/join', asked: parsed.data, startsAt})) return;
      pages.sendRefusal(response, code);
    };
    if (!parsed.success) return no('malformed');
    const found = await sessionOf(parsed.data);
    if (!found.ok) return no(found.code);
    const opened = await rooms.open(found.session);
    if (!opened) return no('no-session');
    const {id} = opened.room;
    const device = cookies.device(request) ?? newId();
    const answer = await devices.join(opened, device, deps.networkOf(request));
    // It has shown the code or link: from now on it can knock.
    const isLocked = !answer.ok && answer.code === 'joining-locked';
    if (!answer.ok && !isLocked) return no(answer.code, opened.room.known.session.about?.startsAt);
    const mayKnock = isLocked ? [cookies.setKnocker(id, device, deps.now())] : [];
    response.set('Set-Cookie', [cookies.setDevice(device), ...mayKnock]).set('Cache-Control', 'no-store');
    if (isLocked && wantsJson) return no('joining-locked');
    if (wantsJson) response.json({session: id});
    else response.redirect(303, isLocked ? `/live/knocked/${id}` : `/s/${id}`);
  });

  router.post('/forget', (request, response) => {
    response.set('Set-Cookie', cookies.dropDevice()).set('Cache-Control', 'no-store');
    // A form without script leads somewhere.
    if (request.accepts(['json', 'html']) === 'html') response.redirect(303, '/');
    else response.status(204).end();
  });

  router.post('/ticket', body, async (request: Request, response: Response) => {
    const parsed = TicketRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const {session, as} = parsed.data;
    const room = (await rooms.open(session))?.room;
    if (!room) return sendRefusal(response, 'no-session');
    const seat = seatFor(as, request, room);
    if (typeof seat === 'string') return sendRefusal(response, seat);
    if (!(await isWithin(tickets, seat.actor.id))) return sendRefusal(response, 'too-many');
    response.set('Cache-Control', 'no-store').json({ticket: deps.tickets.issue(seat)} satisfies TicketAnswer);
  });

  const sessionOf = (asked: JoinRequest): Promise<Found> => ('code' in asked ? byCode(asked.code) : byKey(asked.key));

  async function byCode(typed: string): Promise<Found> {
    const code = readCode(typed);
    if (code === null) return {ok: false, code: 'wrong-code'};
    // Counted before it is looked up, and given back when it was right: guesses at the same time count as well.
    if (!(await isWithin(failedCodes, 'codes'))) return {ok: false, code: 'codes-wait'};
    const session = await deps.store.findByCode(secrets.hash('code', code));
    if (session === null) return {ok: false, code: 'wrong-code'};
    await failedCodes.reward('codes');
    return {ok: true, session};
  }

  async function byKey(key: Id): Promise<Found> {
    const session = await deps.store.findByJoinKey(secrets.hash('code', key));
    return session === null ? {ok: false, code: 'no-session'} : {ok: true, session};
  }

  function seatFor(audience: TicketRequest['as'], request: Request, room: Room): Seat | RefusalCode {
    const actor = actorFor(audience, request, room);
    return typeof actor === 'string' ? actor : {session: room.id, audience, actor};
  }

  function actorFor(audience: TicketRequest['as'], request: Request, room: Room): Actor | RefusalCode {
    switch (audience) {
      case 'phone':
        return phoneActor(deps, request, room);
      case 'console':
        return consoleActor(deps, request, room);
      case 'stage':
        return stageActor(deps, request, room);
    }
  }

  function sentenceFor(typed: string, code: RefusalCode): string {
    const {join: form, refusals} = pages.sentences;
    if (typed.trim() === '') return form.empty;
    return readCode(typed) === null ? form.wrongLength : refusals[code].sentence;
  }

  return router;
}
