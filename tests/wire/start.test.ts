import {spawn} from 'node:child_process';
import {chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {holdFolder} from '../../server/store/sqlite-folder.ts';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wrensong-start-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const addressIn = (greeting: string) => /Wrensong is running at (\S+)/.exec(greeting)?.[1];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Starts the built server, and ends it with SIGTERM once it says that it runs. */
function start(
  settings: Readonly<Record<string, string>>,
  whenRunning: (stop: () => void, out: string, kill: () => void) => void = stop => stop(),
): Promise<Ended> {
  const child = spawn(process.execPath, [main], {
    env: {HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', ...settings},
  });
  let out = '';
  let errors = '';
  let isRunning = false;
  child.stdout.on('data', chunk => {
    out += chunk;
    if (!isRunning && out.includes('Stop with Ctrl+C')) {
      isRunning = true;
      whenRunning(
        () => child.kill('SIGTERM'),
        out,
        () => child.kill('SIGKILL'),
      );
    }
  });
  child.stderr.on('data', chunk => {
    errors += chunk;
  });
  return new Promise(resolve => child.on('close', code => resolve({code, out, errors})));
}

describe('[R48] what is wrong at the start is said in one sentence, with a non-zero exit', () => {
  test.each([
    ['PORT', 'abc', /PORT must be a number/],
    ['PORT', '70000', /PORT must be a number/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL must be one of/],
    ['PUBLIC_URL', 'sessions.example.org', /PUBLIC_URL must be an address/],
    ['PUBLIC_URL', 'https://sessions.example.org/path', /PUBLIC_URL must be an address/],
    ['ORGANISER_KEY', 'short', /ORGANISER_KEY must be/],
    ['HOST', 'no.such.host.invalid', /HOST is not an address/],
  ])('%s=%s', async (name, value, sentence) => {
    const {code, errors} = await start({[name]: value});
    expect(errors).toMatch(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  test('a taken port', async () => {
    const taken = createServer();
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
    const {code, errors} = await start({PORT: String((taken.address() as AddressInfo).port)});
    await new Promise(resolve => taken.close(resolve));
    expect(errors).toMatch(/^The port is taken/);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  test('a data folder that is a file, and one that may not be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const notAFolder = await start({DATA_DIR: file});
    expect(notAFolder.errors).toMatch(/is not a folder/);
    expect(notAFolder.errors.trim().split('\n')).toHaveLength(1);
    expect(notAFolder.code).toBe(1);
    // Root may write everywhere but into what the kernel keeps.
    const unwritable = process.getuid?.() === 0 ? '/proc/wrensong' : folder;
    if (unwritable === folder) chmodSync(folder, 0o500);
    const refused = await start({DATA_DIR: unwritable});
    if (unwritable === folder) chmodSync(folder, 0o700);
    expect(refused.errors.trim().split('\n')).toHaveLength(1);
    expect(refused.code).toBe(1);
  });

  test('[R14] a second process on the same folder says where the first can be opened', async () => {
    let second: Promise<Ended> | null = null;
    const {code, out} = await start({}, stop => {
      second = start({});
      void second.then(stop);
    });
    expect(code).toBe(0);
    expect(await second).toEqual({code: 1, out: '', errors: `Wrensong is running already at ${addressIn(out)}.\n`});
  });

  test('[R14] and while it is not yet known where, that there is one', async () => {
    const data = join(folder, 'data');
    const held = holdFolder(data);
    const {code, errors} = await start({DATA_DIR: data});
    held.release();
    expect([code, errors]).toEqual([1, `Another Wrensong server is using ${data}: stop it first.\n`]);
  });
});

test('the organiser’s link is printed once, and stays the same', async () => {
  const first = await start({});
  const link = /\/o#([A-Za-z0-9_-]{22})/.exec(first.out)?.[1];
  expect(link).toBeDefined();
  const second = await start({});
  expect(second.out).not.toContain(link);
  expect(second.out).toContain('organiser.key');
  expect(second.code).toBe(0);
});

/** What `npm run link` runs, and what it says. */
function link(settings: Readonly<Record<string, string>>): Promise<Ended> {
  const command = fileURLToPath(new URL('../../server/link.ts', import.meta.url));
  const child = spawn(process.execPath, [command], {env: {DATA_DIR: join(folder, 'data'), ...settings}});
  let out = '';
  let errors = '';
  child.stdout.on('data', chunk => {
    out += chunk;
  });
  child.stderr.on('data', chunk => {
    errors += chunk;
  });
  return new Promise(resolve => child.on('close', code => resolve({code, out, errors})));
}

/** The link as it is printed while a server runs, each with settings of its own. */
async function linkWhile(settings: Readonly<Record<string, string>>, ofLink: Readonly<Record<string, string>>) {
  const printed: Promise<Ended>[] = [];
  const server = await start(settings, stop => {
    printed.push(link(ofLink).finally(stop));
  });
  return {server, during: await printed[0]};
}

describe('[R110] the organiser’s link can be printed again', () => {
  test('while the server runs with the address it has, else with that of the settings', async () => {
    const {server, during} = await linkWhile({}, {PORT: '8080', HOST: '10.0.0.1'});
    const key = /\/o#([A-Za-z0-9_-]{22})/.exec(server.out)?.[1];
    expect(during).toEqual({code: 0, out: `${addressIn(server.out)}/o#${key}\n`, errors: ''});
    expect(existsSync(join(folder, 'data', 'running-at'))).toBe(false);
    expect((await link({PORT: '8080'})).out).toBe(`http://localhost:8080/o#${key}\n`);
    expect((await link({})).out).toBe(`http://localhost:3000/o#${key}\n`);
    expect((await link({PUBLIC_URL: 'https://sessions.example.org'})).out).toBe(`https://sessions.example.org/o#${key}\n`);
    const set = 'a-key-that-was-set-0123456789';
    expect((await link({ORGANISER_KEY: set})).out).toBe(`http://localhost:3000/o#${set}\n`);
    // Its line stands in the greeting of every later start.
    expect((await start({})).out).toContain('npm run link');
  });

  test('with the public address of a server that has one', async () => {
    const {during} = await linkWhile({PUBLIC_URL: 'https://sessions.example.org'}, {});
    expect(during?.out).toMatch(/^https:\/\/sessions\.example\.org\/o#/);
  });

  test('and the address of a server that was killed counts no more', async () => {
    const killed = await start({}, (_stop, _out, kill) => kill());
    expect(killed.code).toBe(null);
    expect(existsSync(join(folder, 'data', 'running-at'))).toBe(true);
    expect((await link({})).out).toMatch(/^http:\/\/localhost:3000\/o#/);
    // Nor for a restore, or a server that has not come so far yet.
    const held = holdFolder(join(folder, 'data'));
    expect((await link({})).out).toMatch(/^http:\/\/localhost:3000\/o#/);
    held.release();
  });

  test('where there is none, one sentence says so and no key is made', async () => {
    const {code, out, errors} = await link({});
    expect([code, out]).toEqual([1, '']);
    expect(errors).toMatch(/^There is no organiser's link in .*\n$/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect((await link({PORT: 'abc'})).errors).toMatch(/^PORT must be a number.*\n$/);
  });
});
