import {randomInt} from 'node:crypto';
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {projectRoot, run} from '../../../server/install.mjs';
import {BOARD_PATH, type BoardTicketAnswer, boardAddress} from '../../../shared/wire/board.ts';
import {randomId} from '../../players/player.ts';
import {type Dialect, hocuspocus, ySocketIo, yWebsocket} from './dialects.ts';
import type {PreparedSession} from './prepared.ts';
import {type Program, ServerProcess} from './server-process.ts';

const INSTALL_WITHIN_MS = 5 * 60_000;
const home = join(projectRoot, 'tests', 'bench', 'board');
const peersHome = join(home, 'peers');

/** Who comes to a board: which of those who may write, or which of those who read. */
export interface Visitor {
  readonly room: number;
  readonly as: 'writer' | 'reader';
  readonly who: number;
}

/** What a page needs to connect. */
export interface Pass {
  readonly room: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The number under which it writes. */
  readonly client: number;
}

/** A running server with its doors open. */
export interface Venue {
  readonly server: ServerProcess;
  readonly dialect: Dialect;
  admit(visitor: Visitor): Promise<Pass>;
  close(): Promise<void>;
}

export interface Contender {
  readonly name: string;
  readonly isPeer: boolean;
  readonly version: () => string;
  start(): Promise<Venue>;
}

/** What was prepared for ours: a data folder that each start takes a copy of. */
export interface Prepared {
  readonly folder: string;
  readonly sessions: readonly PreparedSession[];
}

const CLIENT_BITS = 2 ** 48;

const anybody = (contender: {
  readonly name: string;
  readonly isPeer: boolean;
  readonly version: () => string;
  readonly dialect: Dialect;
  readonly program: Program;
}): Contender => ({
  ...contender,
  async start() {
    const {dialect, program} = contender;
    const server = await ServerProcess.start(program);
    return {
      server,
      dialect,
      // As long as ours, so that nobody's updates are shorter.
      admit: async ({room}) => ({
        room: `room-${room}`,
        path: dialect.path(`room-${room}`),
        headers: {},
        client: randomInt(CLIENT_BITS / 2, CLIENT_BITS - 1),
      }),
      close: () => server.stop(true),
    };
  },
});

const versionIn = (folder: string, name: string): string => {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as {readonly version: string}).version : 'not installed';
};

/** The built server with all that belongs to it: tickets, rights, storage on disk, pings. `flags`: of Node's, to look into it. */
const ours = ({folder, sessions}: Prepared, flags: readonly string[]): Contender => ({
  name: 'ours',
  isPeer: false,
  version: () => (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {readonly version: string}).version,
  async start() {
    const dataDir = mkdtempSync(join(tmpdir(), 'wrensong-bench-'));
    cpSync(folder, dataDir, {recursive: true});
    const env = {HOST: '127.0.0.1', DATA_DIR: dataDir, ORGANISER_KEY: randomId(), LOG_LEVEL: 'warn'};
    const server = await ServerProcess.start({script: join(projectRoot, 'dist', 'server', 'main.js'), env, flags});
    return {
      server,
      dialect: yWebsocket,
      admit: visitor => buyTicket(server.port, sessions, visitor),
      async close() {
        await server.stop();
        rmSync(dataDir, {recursive: true, force: true});
      },
    };
  },
});

async function buyTicket(port: number, sessions: readonly PreparedSession[], {room, as, who}: Visitor): Promise<Pass> {
  const prepared = sessions[room];
  const cookie = as === 'writer' ? prepared?.seats[who] : prepared?.phones[who];
  if (!prepared || cookie === undefined) throw new Error(`nobody was prepared as ${as} ${who} of room ${room}`);
  const {session} = prepared;
  const origin = `http://127.0.0.1:${port}`;
  const response = await fetch(`${origin}/live/board`, {
    method: 'POST',
    headers: {Origin: origin, Cookie: cookie, 'Content-Type': 'application/json'},
    body: JSON.stringify({session, document: 'board', as: as === 'writer' ? 'console' : 'phone', tab: randomId()}),
  });
  if (!response.ok) throw new Error(`no ticket: ${response.status} ${await response.text()}`);
  const {ticket, client} = (await response.json()) as BoardTicketAnswer;
  return {room: `${BOARD_PATH}/${session}`, path: `${boardAddress(session, 'board')}?ticket=${ticket}`, headers: {}, client};
}

const limit = anybody({
  name: 'limit',
  isPeer: false,
  version: () => `ws ${versionIn(projectRoot, 'ws')}`,
  dialect: yWebsocket,
  program: {script: join(home, 'limit.mjs')},
});

const peer = (name: string, of: string, script: string, dialect: Dialect, env = {}): Contender =>
  anybody({name, isPeer: true, version: () => versionIn(peersHome, of), dialect, program: {script: join(peersHome, script), env}});

const peers: readonly Contender[] = [
  peer('y-websocket', '@y/websocket-server', 'y-websocket.mjs', yWebsocket),
  peer('hocuspocus', '@hocuspocus/server', 'hocuspocus.mjs', hocuspocus),
  peer('hocuspocus-16', '@hocuspocus/server', 'hocuspocus.mjs', hocuspocus, {FLUSH_DELAY: '16'}),
  peer('y-socket.io', 'y-socket.io', 'y-socket-io.mjs', ySocketIo),
];

export const CONTENDERS: readonly string[] = ['limit', 'ours', ...peers.map(({name}) => name)];

export const contenders = (names: readonly string[], prepared: Prepared, flags: readonly string[]): readonly Contender[] =>
  [limit, ours(prepared, flags), ...peers].filter(({name}) => names.includes(name));

/** The peers are a package of their own, that comes with the first run. */
export async function ensurePeers(): Promise<void> {
  if (existsSync(join(peersHome, 'node_modules', '@hocuspocus', 'server'))) return;
  process.stdout.write('Installing the peers (once)…\n');
  const {code} = await run('npm', ['ci', '--ignore-scripts'], {cwd: peersHome, quiet: true, limit: INSTALL_WITHIN_MS});
  if (code !== 0) throw new Error('The peers could not be installed. They need the internet, once.');
}

export const versionsOfPeers = (): Readonly<Record<string, string>> =>
  Object.fromEntries(['yjs', 'ws', 'socket.io', 'y-protocols'].map(name => [name, versionIn(peersHome, name)]));
