import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {z} from 'zod';

const root = resolve(import.meta.dirname, '../../..');
const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, {recursive: true, force: true});
});

const PACKAGES = [
  ...['zod', 'express', 'socket.io', 'socket.io-client', 'better-sqlite3', 'kysely', 'pino', 'yjs', '@xyflow/react', 'uplot', 'wouter'],
  ...['react', 'zustand', 'idb-keyval', '@noble/hashes'],
];

/** A tree that breaks nothing: every kind of import the layers allow. Paths to sources. */
const CLEAN: Record<string, string> = {
  'shared/floor/order.ts': `import {z} from 'zod/mini'; import {airtime} from './airtime.ts'; export const order = [z, airtime];`,
  'shared/floor/airtime.ts': `export const airtime = 1; export type Airtime = number;`,
  'shared/session/state.ts': `import type {Step} from './step.ts'; export type State = {step: Step};`,
  'shared/session/step.ts': `import type {State} from './state.ts'; export type Step = (state: State) => State;`,
  'server/main.ts': `import express from 'express'; import {room} from './rooms/room.ts'; import {sqlite} from './store/sqlite.ts'; export const app = [express, room, sqlite];`,
  'server/rooms/room.ts': `import pino from 'pino'; import {order} from '../../shared/floor/order.ts'; import type {Store} from '../store/contract.ts'; export const room = (store: Store) => [store, pino, order];`,
  'server/anonymous/lane.ts': `import {room} from '../rooms/room.ts'; import type {Store} from '../store/contract.ts'; import {sha256} from '@noble/hashes/sha2.js'; export const lane = (store: Store) => [room(store), sha256];`,
  'server/store/contract.ts': `export type Store = {append: () => void};`,
  'server/store/sqlite.ts': `import Database from 'better-sqlite3'; export const sqlite = Database;`,
  'server/board/replay.ts': `import {Doc} from 'yjs'; export const replay = Doc;`,
  'server/board/replay-worker.ts': `import {replay} from './replay.ts'; export const thread = replay;`,
  'server/board/order.ts': `import {Doc} from 'yjs'; export const orders = Doc;`,
  'client/kit/button.tsx': `import {createElement} from 'react'; export const Button = () => createElement('button');`,
  'client/live/view.ts': `import {create} from 'zustand'; import {io} from 'socket.io-client'; import {get} from 'idb-keyval'; import {sha256} from '@noble/hashes/sha2.js'; import {order} from '../../shared/floor/order.ts'; export const view = [create, io, get, sha256, order];`,
  'client/phone/main.tsx': `import {Button} from '../kit/button.tsx'; import {view} from '../live/view.ts'; import {faces} from '../activities/phone-faces.ts'; export const phone = [Button, view, faces];`,
  'client/activities/phone-faces.ts': `export const faces = {write: () => import('./write/phone.tsx')};`,
  'client/activities/write/phone.tsx': `export const Write = () => null;`,
  'client/console/main.tsx': `import {Router} from 'wouter'; import type {Canvas} from '../board/canvas.tsx'; export const console = [Router, () => import('../board/canvas.tsx')]; export type Open = Canvas;`,
  'client/pages/minutes.tsx': `import {canvas} from '../board/canvas.tsx'; export const minutes = canvas;`,
  'client/board/canvas.tsx': `import {Doc} from 'yjs'; import {ReactFlow} from '@xyflow/react'; export type Canvas = Doc; export const canvas = [Doc, ReactFlow];`,
  'tests/unit/all.test.ts': `import '../../server/main.ts'; import '../../client/phone/main.tsx'; import '../../shared/floor/order.ts';`,
};

/** One forbidden import per rule or per part of one: [rule, file, source]. */
const PLANTED: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['shared-stands-alone', 'shared/a.ts', `import {room} from '../server/rooms/room.ts'; export const a = room;`],
  ['shared-stands-alone', 'shared/b.ts', `import pino from 'pino'; export const b = pino;`],
  ['shared-stands-alone', 'shared/c.ts', `import {readFileSync} from 'node:fs'; export const c = readFileSync;`],
  ['shared-stands-alone', 'shared/d.ts', `import type {Server} from 'socket.io'; export type D = Server;`],
  ['client-knows-no-server', 'client/console/a.tsx', `import type {Store} from '../../server/store/contract.ts'; export type A = Store;`],
  ['server-knows-no-client', 'server/http/a.ts', `import {Button} from '../../client/kit/button.tsx'; export const a = Button;`],
  ['nothing-knows-tests', 'server/http/b.ts', `import '../../tests/unit/all.test.ts';`],
  ['rooms-know-no-transport', 'server/rooms/a.ts', `import type {Server} from 'node:http'; export type A = Server;`],
  ['rooms-know-no-transport', 'server/rooms/b.ts', `import {fanout} from '../live/fanout.ts'; export const b = fanout;`],
  ['rooms-know-no-store-but-its-contract', 'server/rooms/c.ts', `import {sqlite} from '../store/sqlite.ts'; export const c = sqlite;`],
  ['rooms-reach-no-transport-or-database', 'server/rooms/d.ts', `import express from 'express'; export const d = express;`],
  ['rooms-reach-no-transport-or-database', 'server/rooms/e.ts', `import type {Server} from 'socket.io'; export type E = Server;`],
  ['rooms-reach-no-transport-or-database', 'server/rooms/f.ts', `import Database from 'better-sqlite3'; export const f = Database;`],
  ['rooms-reach-no-transport-or-database', 'server/rooms/g.ts', `import {detour} from '../ops/detour.ts'; export const g = detour;`],
  ['anonymous-keeps-to-itself', 'server/anonymous/a.ts', `import {fanout} from '../live/fanout.ts'; export const a = fanout;`],
  ['anonymous-keeps-to-itself', 'server/anonymous/b.ts', `import {sqlite} from '../store/sqlite.ts'; export const b = sqlite;`],
  ['documents-are-built-aside', 'server/board/a.ts', `import {Doc} from 'yjs'; export const a = Doc;`],
  ['documents-stay-aside', 'server/board/b.ts', `import {replay} from './replay.ts'; export const b = replay;`],
  ['documents-stay-aside', 'server/board/c.ts', `import {orders} from './order.ts'; export const c = orders;`],
  ['kit-knows-no-session', 'client/kit/a.tsx', `import {view} from '../live/view.ts'; export const a = view;`],
  ['kit-knows-no-session', 'client/kit/b.tsx', `import {phone} from '../phone/main.tsx'; export const b = phone;`],
  ['live-has-no-face', 'client/live/a.ts', `import {Button} from '../kit/button.tsx'; export const a = Button;`],
  ['live-has-no-face', 'client/live/b.ts', `import {Router} from 'wouter'; export const b = Router;`],
  ['live-has-no-face', 'client/live/c.ts', `import {words} from '../locales/words.ts'; export const c = words;`],
  ['phone-knows-no-other-surface', 'client/phone/a.tsx', `import {stage} from '../stage/main.tsx'; export const a = stage;`],
  ['console-knows-no-other-surface', 'client/console/b.tsx', `import {phone} from '../phone/main.tsx'; export const b = phone;`],
  ['stage-knows-no-other-surface', 'client/stage/a.tsx', `import {console} from '../console/main.tsx'; export const a = console;`],
  ['organiser-knows-no-other-surface', 'client/organiser/a.tsx', `import {stage} from '../stage/main.tsx'; export const a = stage;`],
  ['phones-stay-light', 'client/phone/b.tsx', `import {Router} from 'wouter'; export const b = Router;`],
  ['phones-stay-light', 'client/phone/c.tsx', `export const c = () => import('../board/canvas.tsx');`],
  ['phones-stay-light', 'client/activities/dots/phone.tsx', `import uplot from 'uplot'; export const Dots = uplot;`],
  ['board-is-lazy', 'client/console/c.tsx', `import {canvas} from '../board/canvas.tsx'; export const c = canvas;`],
  ['pages-are-lazy', 'client/console/d.tsx', `import {minutes} from '../pages/minutes.tsx'; export const d = minutes;`],
  ['no-circles', 'shared/circle/a.ts', `import {b} from './b.ts'; export const a = () => b;`],
  ['no-nameless-drawers', 'server/http/c.ts', `import {x} from '../ops/utils.ts'; export const c = x;`],
  ['no-nameless-drawers', 'shared/e.ts', `import {x} from './common/x.ts'; export const e = x;`],
  ['no-unresolved', 'shared/f.ts', `import {x} from './nowhere.ts'; export const f = x;`],
];

/** What the planted imports lead to, where the clean tree has no such file. */
const TARGETS: Record<string, string> = {
  'server/live/fanout.ts': `export const fanout = 1;`,
  'server/ops/detour.ts': `import Database from 'better-sqlite3'; export const detour = Database;`,
  'server/ops/utils.ts': `export const x = 1;`,
  'client/locales/words.ts': `export const words = 1;`,
  'client/stage/main.tsx': `export const stage = 1;`,
  'shared/circle/b.ts': `import {a} from './a.ts'; export const b = () => a;`,
  'shared/common/x.ts': `export const x = 1;`,
};

const Report = z.object({
  modules: z.array(z.object({source: z.string(), dependencies: z.array(z.object({resolved: z.string(), couldNotResolve: z.boolean()}))})),
  summary: z.object({violations: z.array(z.object({from: z.string(), rule: z.object({name: z.string()})}))}),
});

/** Lays the sources out in a folder of their own, with stand-ins for the packages, and runs the project's own check over it. */
const check = (sources: Record<string, string>, packages: readonly string[] = PACKAGES) => {
  const place = mkdtempSync(join(tmpdir(), 'wrensong-layers-'));
  places.push(place);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(place, path)), {recursive: true});
    writeFileSync(join(place, path), text);
  };
  for (const config of ['.dependency-cruiser.mjs', 'tsconfig.base.json']) copyFileSync(join(root, config), join(place, config));
  write('package.json', JSON.stringify({type: 'module', dependencies: Object.fromEntries(packages.map(name => [name, '1.0.0']))}));
  for (const name of packages) {
    const exported = {'.': './index.js', './mini': './index.js', './sha2.js': './index.js'};
    write(`node_modules/${name}/package.json`, JSON.stringify({name, version: '1.0.0', type: 'module', exports: exported}));
    write(`node_modules/${name}/index.js`, 'export default 1;');
  }
  for (const [path, source] of Object.entries(sources)) write(path, source);
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [tool, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'shared', 'server', 'client', 'tests'];
  const {stdout, stderr} = spawnSync(process.execPath, args, {cwd: place, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024});
  expect(stderr).toBe('');
  const report = Report.parse(JSON.parse(stdout));
  return {...report, found: report.summary.violations.map(({rule, from}) => `${rule.name}: ${from}`)};
};

test('a tree that keeps the layers passes, with every import followed to its file', () => {
  const {found, modules} = check(CLEAN);
  expect(found).toEqual([]);
  expect(modules.map(module => module.source)).toEqual(expect.arrayContaining(Object.keys(CLEAN)));
  const order = modules.find(module => module.source === 'shared/floor/order.ts');
  expect(order?.dependencies.map(dependency => dependency.resolved).sort()).toEqual([
    'node_modules/zod/index.js',
    'shared/floor/airtime.ts',
  ]);
  expect(modules.flatMap(module => module.dependencies).filter(dependency => dependency.couldNotResolve)).toEqual([]);
});

test('each forbidden import is reported by its rule', () => {
  const planted = Object.fromEntries(PLANTED.map(([, file, source]) => [file, source]));
  const {found} = check({...CLEAN, ...TARGETS, ...planted});
  expect(PLANTED.map(([rule, file]) => `${rule}: ${file}`).filter(expected => !found.includes(expected))).toEqual([]);
  // Nothing in the clean part is blamed for what stands beside it.
  expect(found.filter(violation => Object.keys(CLEAN).some(file => violation.endsWith(`: ${file}`)))).toEqual([]);
});

test('a package that is not installed is still known by its name', () => {
  const heavy = {'client/phone/a.tsx': `import uplot from 'uplot'; export const a = uplot;`};
  const {found} = check(
    {...CLEAN, ...heavy},
    PACKAGES.filter(name => name !== 'uplot'),
  );
  expect(found.sort()).toEqual(['no-unresolved: client/phone/a.tsx', 'phones-stay-light: client/phone/a.tsx']);
});

test('every rule has a planted import', async () => {
  const config: unknown = await import(join(root, '.dependency-cruiser.mjs'));
  const {forbidden} = z.object({default: z.object({forbidden: z.array(z.object({name: z.string()}))})}).parse(config).default;
  expect(new Set(forbidden.map(rule => rule.name))).toEqual(new Set(PLANTED.map(([rule]) => rule)));
});
