import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, expect, test} from 'vitest';
import {createLog} from '../../server/ops/log.ts';
import {type RunningServer, startServer} from '../../server/server.ts';
import {openMemoryStore} from '../../server/store/memory.ts';
import {config, ORGANISER_KEY} from './session-server.ts';

let folder: string;
let server: RunningServer;
afterEach(async () => {
  await server.close();
  rmSync(folder, {recursive: true, force: true});
});

async function started(): Promise<{readonly site: string; readonly assets: string; readonly script: string}> {
  folder = mkdtempSync(join(tmpdir(), 'wrensong-assets-'));
  cpSync(fileURLToPath(new URL('../../dist/client', import.meta.url)), folder, {recursive: true});
  server = await startServer({
    config,
    store: openMemoryStore(),
    organiserKey: ORGANISER_KEY,
    clientFolder: folder,
    log: createLog('silent'),
  });
  const assets = join(folder, 'assets');
  const script = readdirSync(assets).find(name => /^phone-.*\.js$/.test(name) && readdirSync(assets).includes(`${name}.br`));
  if (!script) throw new Error('the build left no compressed script');
  return {site: `http://127.0.0.1:${server.port}`, assets, script};
}

test('assets come compressed, for ever, and as what they are', async () => {
  const {site, script} = await started();
  for (const [asked, coding] of [
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const answer = await fetch(`${site}/assets/${script}`, {headers: {'Accept-Encoding': asked}});
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, coding]);
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toContain('import');
  }
});

test('[R21] an asset that has gone since the start is told as missing, and the server goes on', async () => {
  const {site, assets, script} = await started();
  rmSync(assets, {recursive: true});
  for (const asked of ['br', 'gzip', 'identity']) {
    const answer = await fetch(`${site}/assets/${script}`, {headers: {'Accept-Encoding': asked}});
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
    // The page says so, in a form that can be read.
    expect(await answer.text()).toContain('<!doctype html>');
  }
  expect((await fetch(`${site}/healthz`)).status).toBe(200);
});

test('[R113] the manifest and its icon are what they say, and the policy allows them', async () => {
  const {site} = await started();
  const page = await fetch(site);
  const linked = [...(await page.text()).matchAll(/<link rel="(?:icon|manifest)" href="([^"]+)"/g)].map(([, href = '']) => href);
  expect(linked).toEqual(['/icon.svg', '/manifest.webmanifest']);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("manifest-src 'self'");
  expect(policy).toMatch(/img-src 'self'/);
  const [icon, manifest] = await Promise.all([fetch(`${site}/icon.svg`), fetch(`${site}/manifest.webmanifest`)]);
  expect(icon.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  expect(manifest.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
  const {start_url, icons} = await manifest.json();
  const addresses = [start_url, ...icons.map(({src}: {readonly src: string}) => src)];
  for (const address of addresses) expect((await fetch(`${site}${address}`)).status, address).toBe(200);
});
