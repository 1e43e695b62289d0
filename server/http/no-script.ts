import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import express, {type Request, type RequestHandler, type Response, Router} from 'express';
import {RateLimiterMemory} from 'rate-limiter-flexible';
import {view} from '../../shared/session/view.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {Id, MINUTE, SECOND} from '../../shared/wire/ids.ts';
import {STILL_LOOKS_PER_MINUTE} from '../../shared/wire/limits.ts';
import {NoteForm, type RenderStill, type StillView} from '../../shared/wire/no-script.ts';
import type {FormNotes} from '../anonymous/form-notes.ts';
import type {Cookies} from '../auth/cookies.ts';
import {isWithin} from '../auth/limit.ts';
import type {OriginCheck} from '../auth/origin.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {Devices, RoomWithDoor} from './devices.ts';
import {within} from './lane.ts';
import type {HtmlPages} from './pages.ts';

export interface NoScriptDeps {
  readonly rooms: Rooms<RoomWithDoor['parts'] & {readonly formNotes: FormNotes; close(): void}>;
  readonly cookies: Cookies;
  readonly devices: Devices;
  readonly pages: HtmlPages;
  readonly clientFolder: string;
  readonly isOurs: OriginCheck;
}

/** A note of the greatest length, with every letter written as `%XX`, and the ids. */
const FORM_BYTES = 16_384;

/** `GET /live/plain/<session>`: a participant's session on a page that stands still, for browsers that run no script. */
export function noScript({rooms, cookies, devices, pages, clientFolder}: NoScriptDeps): Router {
  const router = Router();
  const render = renderer(clientFolder);
  const looks = new RateLimiterMemory({points: STILL_LOOKS_PER_MINUTE, duration: MINUTE / SECOND});

  router.get('/plain/:session', async (request: Request, response: Response) => {
    const found = await standing(request);
    // Whoever has not shown the code yet does so first.
    if (found === 'not-signed-in') return response.redirect(303, '/');
    if (typeof found === 'string') return pages.sendRefusal(response, found);
    const {room, parts, person} = found;
    if (!(await isWithin(looks, person))) return pages.sendRefusal(response, 'too-many');
    parts.formNotes.addReader(person);
    const {session, contents} = room.known;
    const still: StillView = {
      session: room.id,
      records: view(session, contents, 'phone'),
      now: room.now(),
      noteKey: randomBytes(32).toString('base64url'),
      wasSent: 'sent' in request.query,
    };
    pages.sendHtml(response, (await render())(still));
  });

  // Asked for by a link: a form may not lead to another site. Other sites' links are refused before.
  router.get('/leave', (_request, response) => {
    response.set('Set-Cookie', cookies.dropDevice());
    pages.send(response, 'left.html');
  });

  async function standing(request: Request) {
    const id = Id.safeParse(request.params.session);
    const device = cookies.device(request);
    if (device === null) return 'not-signed-in';
    const opened = id.success ? await rooms.open(id.data) : null;
    if (!opened) return 'no-session' satisfies RefusalCode;
    const person = devices.personOf(opened.room, device);
    if (person === undefined) return 'not-signed-in';
    if (opened.room.known.session.people.get(person)?.isRemoved !== false) return 'removed' satisfies RefusalCode;
    return {...opened, person};
  }

  return router;
}

/** `POST /lane-form`: a note from that page. Outside `/live`, so that no cookie comes with it; nothing is logged. */
export function laneForm({rooms, pages, isOurs}: Pick<NoScriptDeps, 'rooms' | 'pages' | 'isOurs'>): RequestHandler[] {
  const body = express.urlencoded({extended: false, limit: FORM_BYTES});
  return [
    body,
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      const parsed = NoteForm.safeParse(request.body);
      if (!isOurs(request)) return pages.sendRefusal(response, 'wrong-origin');
      if (!parsed.success) return pages.sendRefusal(response, 'malformed');
      const form = parsed.data;
      const theme = Id.safeParse(form.theme);
      const answer = await within(rooms, form.session, ({formNotes}) =>
        formNotes.take({...form, theme: theme.success ? theme.data : undefined}),
      );
      if (answer.ok) return response.redirect(303, `/live/plain/${form.session}?sent`);
      pages.sendNotSent(response, answer.code, {session: form.session, words: form.text});
    },
  ];
}

/** Loaded by the first who asks: a server that nobody asks has no renderer in memory. */
function renderer(clientFolder: string): () => Promise<RenderStill> {
  let loading: Promise<RenderStill> | null = null;
  const load = async (): Promise<RenderStill> => {
    const module: {readonly renderStill: RenderStill} = await import(pathToFileURL(join(clientFolder, 'pages', 'no-script.js')).href);
    return module.renderStill;
  };
  return () => {
    loading ??= load();
    return loading;
  };
}
