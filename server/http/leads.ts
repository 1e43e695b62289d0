import express, {type Request, type Response, Router} from 'express';
import {reportOf} from '../../shared/report/model.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type AddressAnswer, type CreateSessionAnswer, CreateSessionRequest, SignInRequest} from '../../shared/wire/http.ts';
import {Id} from '../../shared/wire/ids.ts';
import type {Cookies} from '../auth/cookies.ts';
import {isSame, newCode, newId} from '../auth/secrets.ts';
import {toJson} from '../export/json.ts';
import {type Say, toMarkdown} from '../export/markdown.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {Store} from '../store/contract.ts';
import {sendRefusal} from './refusals.ts';

export interface LeadsDeps {
  readonly rooms: Rooms<{close(): void}>;
  readonly store: Pick<Store, 'list'>;
  readonly cookies: Cookies;
  readonly organiserKey: string;
  readonly say: Say;
  readonly now: () => number;
  /** The origin under which phones reach what the organiser sees under this Host. */
  readonly addressFor: (host: string) => string;
}

/** 200 activities with full titles and prompts. */
const MAX_SESSION_BYTES = 400_000;

/** What organisers and facilitators ask by HTTP: signing in, making a session, taking the notes away. */
export function leads(deps: LeadsDeps): Router {
  const {rooms, store, cookies, now} = deps;
  const router = Router();
  const json = express.json({limit: MAX_SESSION_BYTES});

  router.post('/sign-in', json, (request, response) => {
    const parsed = SignInRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    if (!isSame(parsed.data.key, deps.organiserKey)) return sendRefusal(response, 'not-signed-in');
    response.set('Set-Cookie', cookies.setOrganiser(newId(), now())).status(204).end();
  });

  router.get('/address', (request, response) => {
    response.json({origin: deps.addressFor(request.headers.host ?? '')} satisfies AddressAnswer);
  });

  router.get('/sessions', async (request, response) => {
    if (!cookies.organiser(request, now())) return sendRefusal(response, 'not-signed-in');
    response.json(await store.list());
  });

  router.post('/sessions', json, async (request, response) => {
    const seat = cookies.organiser(request, now());
    if (!seat) return sendRefusal(response, 'not-signed-in');
    const parsed = CreateSessionRequest.safeParse(request.body);
    if (!parsed.success) return sendRefusal(response, 'malformed');
    const {id, title, activities} = parsed.data;
    const room = await rooms.openNew(id);
    // Asked twice with one id, the second finds the session that the first made.
    const answer = await room.submit({type: 'session.create', title, activities, code: newCode()}, {role: 'organiser', id: seat}, id);
    if (!answer.ok) return sendRefusal(response, answer.code);
    response.status(201).json({session: id} satisfies CreateSessionAnswer);
  });

  router.get('/sessions/:session/notes.md', async (request, response) => {
    const report = await reportFor(request, response);
    if (report) attach(response, 'text/markdown; charset=utf-8', 'notes.md').send(toMarkdown(report, deps.say));
  });

  router.get('/sessions/:session/notes.json', async (request, response) => {
    const report = await reportFor(request, response);
    if (report) attach(response, 'application/json; charset=utf-8', 'notes.json').send(toJson(report));
  });

  async function reportFor(request: Request, response: Response) {
    const no = async (code: RefusalCode) => {
      sendRefusal(response, code);
      return null;
    };
    if (!cookies.organiser(request, now())) return no('not-signed-in');
    const id = Id.safeParse(request.params.session);
    const room = id.success ? (await rooms.open(id.data))?.room : null;
    return room ? reportOf(room.known.session, room.known.contents) : no('no-session');
  }

  return router;
}

const attach = (response: Response, type: string, name: string): Response =>
  response.type(type).set('Content-Disposition', `attachment; filename="wrensong-${name}"`).set('Cache-Control', 'no-store');
