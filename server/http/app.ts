import {join} from 'node:path';
import express, {type Express, type NextFunction, type Request, type RequestHandler, type Response} from 'express';
import staticGzip from 'express-static-gzip';
import helmet from 'helmet';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {Id} from '../../shared/wire/ids.ts';
import type {OriginCheck} from '../auth/origin.ts';
import type {Pages} from '../live/pages.ts';
import type {Log} from '../ops/log.ts';
import {type BoardTicketsDeps, boardTickets} from './board-tickets.ts';
import {type DoorDeps, door} from './door.ts';
import {type KnocksDeps, knocks} from './knocks.ts';
import {type LaneDeps, lane} from './lane.ts';
import {type LeadsDeps, leads} from './leads.ts';
import {type LinksDeps, links} from './links.ts';
import {laneForm, type NoScriptDeps, noScript} from './no-script.ts';
import type {PageFile} from './pages.ts';
import {sendRefusal} from './refusals.ts';

export type AppDeps = DoorDeps &
  BoardTicketsDeps &
  KnocksDeps &
  LeadsDeps &
  LinksDeps &
  LaneDeps &
  NoScriptDeps & {
    /** `dist/client`. */
    readonly clientFolder: string;
    readonly framePages: Pages;
    /** For what only our own pages may ask, with the Origin that browsers send there. */
    readonly isOursOrGet: OriginCheck;
    readonly isSecure: boolean;
    readonly log: Log;
    readonly health: () => boolean;
    readonly metrics: (request: Request, response: Response) => void;
  };

const A_YEAR_MS = 31_536_000_000;
/** For what keeps its name when it changes, and seldom does. */
const A_DAY = 'public, max-age=86400';

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Before everything else: nothing that others read of a request may touch the lane's.
  app.use(lane(deps));
  app.use(headers(deps.isSecure));

  app.get('/healthz', (_request, response) => {
    response
      .status(deps.health() ? 200 : 503)
      .type('text/plain')
      .send(deps.health() ? 'ok' : 'closing');
  });
  app.get('/metrics', deps.metrics);

  // The build left each file compressed beside it; its name changes with its content.
  app.use('/assets', assets(join(deps.clientFolder, 'assets')));
  // Its name stays when it changes: a browser asks each time whether there is a newer one.
  app.get('/worker.js', (_request, response) => response.set('Cache-Control', 'no-cache').sendFile('worker.js', {root: deps.clientFolder}));
  const pagesFolder = join(deps.clientFolder, 'pages');
  for (const file of ['icon.svg', 'manifest.webmanifest'])
    app.get(`/${file}`, (_request, response) => response.set('Cache-Control', A_DAY).sendFile(file, {root: pagesFolder}));
  const page = (paths: string | string[], file: PageFile) => app.get(paths, (_request, response) => deps.pages.send(response, file));
  page(['/', '/j'], 'join.html');
  // Where no script runs the page itself asks for this.
  app.get('/s/:session', (request, response, next) =>
    'plain' in request.query ? response.redirect(303, `/live/plain/${encodeURIComponent(request.params.session)}`) : next(),
  );
  page('/s/:session', 'shell.html');
  page(['/f', '/f/:session'], 'console.html');
  page('/f/:session/stage', 'stage.html');
  page('/o', 'organiser.html');

  app.post('/lane-form', laneForm(deps));

  app.use('/live', (request, response, next) => {
    // What only some may see is kept by no browser: a phone that was cleared has nothing left.
    response.set('Cache-Control', 'no-store');
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (isSafe ? deps.isOursOrGet(request) : deps.isOurs(request)) return next();
    sendRefusal(response, 'wrong-origin');
  });
  app.get('/live/pages/:page', (request, response) => sendFramePage(request, response, deps.framePages));
  app.use('/live', door(deps), knocks(deps), noScript(deps), links(deps), leads(deps), boardTickets(deps));

  app.use((request, response) => {
    if (request.path.startsWith('/live')) sendRefusal(response, 'unknown-id');
    else deps.pages.sendRefusal(response, 'no-session');
  });
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = statusOfError(error);
    if (status >= 500) deps.log.error({error, route: request.route?.path}, 'request failed');
    const code = codeOfStatus(status);
    if (request.path.startsWith('/live') && request.is('application/json') !== false) sendRefusal(response, code);
    else deps.pages.sendRefusal(response, code);
  });
  return app;
}

function assets(folder: string): RequestHandler[] {
  return [
    staticGzip(folder, {
      index: false,
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      serveStatic: {immutable: true, maxAge: A_YEAR_MS, etag: false, lastModified: false},
    }),
    (_request, response, next) => {
      // Set for a file that was not there after all.
      response.removeHeader('Content-Encoding');
      next();
    },
  ];
}

function headers(isSecure: boolean) {
  const none = ["'none'"];
  const self = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        fontSrc: self,
        imgSrc: ["'self'", 'data:'],
        // Safari does not count ws: as 'self'.
        connectSrc: ["'self'", 'ws:', 'wss:'],
        formAction: self,
        frameAncestors: none,
        baseUri: none,
        manifestSrc: self,
        workerSrc: self,
        ...(isSecure ? {upgradeInsecureRequests: []} : {}),
      },
    },
    // Not `no-referrer`: with it browsers send our own forms with `Origin: null`. Secrets are in fragments, which are never sent.
    referrerPolicy: {policy: 'same-origin'},
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isSecure,
    originAgentCluster: isSecure,
    crossOriginOpenerPolicy: isSecure ? {policy: 'same-origin'} : false,
  });
}

/** Pages are told by their 128-bit names only to those who may see what is on them. */
function sendFramePage(request: Request, response: Response, pages: Pages): void {
  const id = Id.safeParse(request.params.page);
  const form = request.acceptsEncodings('gzip') === 'gzip' ? 'gzip' : 'plain';
  const page = id.success ? pages.get(id.data, form) : null;
  if (!page) {
    sendRefusal(response, 'unknown-id');
    return;
  }
  response.type('application/json').vary('Accept-Encoding');
  if (form === 'gzip') response.set('Content-Encoding', 'gzip');
  response.send(page);
}

function codeOfStatus(status: number): RefusalCode {
  if (status === 413) return 'too-large';
  return status < 500 ? 'malformed' : 'not-saved';
}

function statusOfError(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' ? status : 500;
}
