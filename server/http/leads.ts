import express, {type Request, type RequestHandler, type Response, Router} from 'express';
import type {NewSession} from '../../shared/session/lifecycle.ts';
import {planAgain} from '../../shared/session/plan-again.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {upcast} from '../../shared/session/upcast.ts';
import {
  type AddressAnswer,
  type CreateSessionAnswer,
  CreateSessionRequest,
  DeleteSessionRequest,
  type SessionListing,
  SignInRequest,
} from '../../shared/wire/http.ts';
import {Id, type SessionId} from '../../shared/wire/ids.ts';
import {isSame, newCode, newId} from '../auth/secrets.ts';
import {removalOf, UNDO_MS} from '../retention.ts';
import {restore} from '../rooms/known.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {ListedSession, LoadedSession, Store} from '../store/contract.ts';
import {sendRefusal} from './refusals.ts';
import {type ReportsDeps, reports} from './reports.ts';

export interface LeadsDeps extends ReportsDeps {
  readonly rooms: Rooms<{close(): void}>;
  readonly store: Pick<Store, 'list' | 'load' | 'setDeleteAt'>;
  readonly organiserKey: string;
  readonly retentionDays: number;
  /** Removes a session for good; false when there is none. */
  readonly remove: (session: SessionId) => Promise<boolean>;
  /** Where phones reach what the organiser sees under this Host. */
  readonly addressFor: (host: string) => AddressAnswer;
}

/** 200 activities with full texts, in a script of three bytes a letter, are far less probable than an attack. */
const MAX_SESSION_BYTES = 1_000_000;

/** What organisers ask by HTTP: signing in, making a session, using it again, deleting it, taking the notes away. */
export function leads(deps: LeadsDeps): Router {
  const {rooms, store, cookies, now} = deps;
  const router = Router();
  const json = express.json({limit: 2_048});
  const plan = express.json({limit: MAX_SESSION_BYTES});

  router.post('/sign-in', json, (request, response) => {
    const parsed = SignInRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    if (!isSame(parsed.data.key, deps.organiserKey)) return sendRefusal(response, 'not-signed-in');
    response.set('Set-Cookie', cookies.setOrganiser(newId(), now())).status(204).end();
  });

  router.get('/address', (request, response) => {
    response.json(deps.addressFor(request.headers.host ?? ''));
  });

  router.get('/sessions', async (request, response) => {
    if (!organiser(request, response)) return;
    response.json((await store.list()).map(listed => listing(listed, deps.retentionDays)));
  });

  // Only an organiser's plan is read at all.
  const byOrganiser: RequestHandler = (request, response, next) => {
    if (organiser(request, response)) next();
  };

  router.post('/sessions', byOrganiser, plan, async (request, response) => {
    const seat = organiser(request, response);
    if (!seat) return;
    const parsed = CreateSessionRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const {id, plan} = parsed.data;
    const room = await rooms.openNew(id);
    // Asked twice with one id, the second finds the session that the first made.
    const answer = await room.submit({type: 'session.create', ...plan, code: newCode()}, {role: 'organiser', id: seat}, id);
    if (!answer.ok) return sendRefusal(response, answer.code);
    response.status(201).json({session: id} satisfies CreateSessionAnswer);
  });

  router.get('/sessions/:session/plan', async (request, response) => {
    const session = asked(request, response);
    const loaded = session && (await store.load(session));
    if (session && !loaded) return sendRefusal(response, 'no-session');
    if (loaded) response.set('Cache-Control', 'no-store').json(planIn(loaded));
  });

  router.delete('/sessions/:session', json, async (request, response) => {
    const session = asked(request, response);
    if (!session) return;
    const parsed = DeleteSessionRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const isNow = parsed.data.when === 'now';
    const isThere = isNow ? await deps.remove(session) : await store.setDeleteAt(session, now() + UNDO_MS);
    if (!isThere) return sendRefusal(response, 'no-session');
    response.status(204).end();
  });

  router.post('/sessions/:session/keep', async (request, response) => {
    const session = asked(request, response);
    if (!session) return;
    if (!(await store.setDeleteAt(session, null))) return sendRefusal(response, 'no-session');
    response.status(204).end();
  });

  router.use(reports(deps));

  /** The seat of who asks, or a refusal sent. */
  function organiser(request: Request, response: Response): Id | null {
    const seat = cookies.organiser(request, now());
    if (!seat) sendRefusal(response, 'not-signed-in');
    return seat;
  }

  /** The session that the organiser asks for, or a refusal sent. */
  function asked(request: Request, response: Response): SessionId | null {
    if (!organiser(request, response)) return null;
    const id = Id.safeParse(request.params.session);
    if (!id.success) sendRefusal(response, 'no-session');
    return id.success ? id.data : null;
  }

  return router;
}

function listing(listed: ListedSession, retentionDays: number): SessionListing {
  const {session, title, phase, createdAt, startsAt, endedAt, turnout} = listed;
  const {deleteAt, isAsked} = removalOf(listed, retentionDays);
  return {session, title, phase, createdAt, startsAt, endedAt, turnout, deleteAt, canBeKept: isAsked};
}

function planIn(loaded: LoadedSession): NewSession | null {
  const events = loaded.events.map(({v, event}) => upcast(v, event));
  const created = events.find((event): event is Event & {type: 'session.created'} => event.type === 'session.created');
  const {session, contents} = restore(loaded);
  return created ? planAgain(created, session, contents) : null;
}
