import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {
  build,
  type Execute,
  ensureBuilt,
  ensureInstalled,
  installProblem,
  isBuilt,
  isInstalled,
  isOffline,
  markBuilt,
  markInstalled,
  sourceStamp,
  withPath,
} from '../../../server/install.mjs';

let root = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
};
/** Sets a file's time, in seconds from now. */
const age = (path: string, seconds: number) => {
  const at = new Date(Date.now() + seconds * 1_000);
  utimesSync(join(root, path), at, at);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wrensong-bootstrap-'));
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** Stands in for npm: remembers how it was called, and does what `effect` does. */
const recorder = (result: {code: number; output?: string; stoppedBy?: string}, effect: () => void = () => undefined) => {
  const calls: {args: readonly string[]; path: string}[] = [];
  const told: string[] = [];
  const execute: Execute = async (_command, args, {env = {}}) => {
    calls.push({args, path: env.PATH ?? ''});
    effect();
    return {output: '', ...result};
  };
  return {calls, told, execute, tell: (sentence: string) => told.push(sentence), offline: async () => false};
};
const installs = () => write('node_modules/node/bin/node', '');

describe('installing', () => {
  test('happens where there is nothing, once', async () => {
    const npm = recorder({code: 0}, installs);
    expect(await ensureInstalled(root, npm)).toEqual({ok: true});
    expect(await ensureInstalled(root, npm)).toEqual({ok: true});
    expect(npm.calls.map(call => call.args.slice(0, 2))).toEqual([['ci', '--include=dev']]);
    expect(npm.told).toEqual(['Installing (about half a minute, once)…']);
  });

  test('happens again when the lock file has other content', async () => {
    const npm = recorder({code: 0}, installs);
    await ensureInstalled(root, npm);
    write('package-lock.json', '{"changed": true}');
    await ensureInstalled(root, npm);
    expect(npm.calls).toHaveLength(2);
  });

  test('happens again for another lock file with an older date, as a ZIP brings it', async () => {
    const npm = recorder({code: 0}, () => {
      installs();
      write('node_modules/.package-lock.json', '{"packages": {}}');
    });
    await ensureInstalled(root, npm);
    write('package-lock.json', '{"packages": {}}');
    age('package-lock.json', -3_600);
    await ensureInstalled(root, npm);
    expect(npm.calls).toHaveLength(2);
  });

  describe('by hand is taken as done', () => {
    const zod = {version: '1.0.0', integrity: 'sha512-a'};
    const foreign = {version: '1.0.0', integrity: 'sha512-b', optional: true};
    const locked = {'': {name: 'wrensong'}, 'node_modules/zod': zod, 'node_modules/only-elsewhere': foreign};
    const isInstalledWith = (installed: object, ageOfLock: number) => {
      write('package-lock.json', JSON.stringify({packages: locked}));
      write('node_modules/.package-lock.json', JSON.stringify({packages: installed}));
      age('package-lock.json', ageOfLock);
      return isInstalled(root);
    };

    test('when npm recorded what the lock file names, whatever the dates say', () => {
      expect(isInstalledWith({'node_modules/zod': {...zod, hasInstallScript: true}}, 60)).toBe(true);
      expect(isInstalledWith({'node_modules/zod': zod, 'node_modules/only-elsewhere': foreign}, -60)).toBe(true);
    });

    test.each([
      ['another version', {'node_modules/zod': {...zod, version: '0.9.0'}}],
      ['other content', {'node_modules/zod': {...zod, integrity: 'sha512-c'}}],
      ['one too few, as without the development packages', {}],
      ['one too many', {'node_modules/zod': zod, 'node_modules/left': zod}],
    ])('but not with %s', (_, installed) => {
      expect(isInstalledWith(installed, -60)).toBe(false);
    });

    test('but not when a record cannot be read', () => {
      write('package-lock.json', '{"packages": {}}');
      write('node_modules/.package-lock.json', '{"packages": {');
      expect(isInstalled(root)).toBe(false);
      write('node_modules/.package-lock.json', '{}');
      expect(isInstalled(root)).toBe(false);
    });
  });

  test('is not taken as done when it was interrupted', () => {
    write('node_modules/zod/package.json', '{}');
    expect(isInstalled(root)).toBe(false);
  });

  test('does not run under the Node that it is about to delete', async () => {
    const npm = recorder({code: 0}, installs);
    await ensureInstalled(root, npm);
    expect(npm.calls[0]?.path.split(delimiter)).not.toContain(join(root, 'node_modules', '.bin'));
  });

  test('leaves no stamp when it fails, and says why in its last sentence', async () => {
    const npm = recorder({code: 1, output: 'npm error code EAI_AGAIN'});
    const outcome = await ensureInstalled(root, npm);
    expect(outcome).toMatchObject({ok: false, code: 1, problem: expect.stringMatching(/EAI_AGAIN[\s\S]*needs the internet/)});
    expect(isInstalled(root)).toBe(false);
  });

  test('does not blame the network for other failures', () => {
    expect(installProblem('npm error code EBADENGINE')).not.toContain('internet');
  });

  test('answers an interrupt with the code of the signal', async () => {
    const npm = recorder({code: 130, stoppedBy: 'SIGINT'});
    expect(await ensureInstalled(root, npm)).toEqual({ok: false, code: 130, problem: 'Stopped.'});
  });

  test('says so when install scripts are switched off and Node did not come', async () => {
    const npm = recorder({code: 0}, () => write('node_modules/zod/package.json', '{}'));
    expect(await ensureInstalled(root, npm)).toMatchObject({ok: false, problem: expect.stringContaining('install scripts')});
  });

  test('refuses a folder that is not a whole copy', async () => {
    rmSync(join(root, 'package-lock.json'));
    const npm = recorder({code: 0});
    expect(await ensureInstalled(root, npm)).toMatchObject({ok: false, problem: expect.stringContaining('package-lock.json')});
    expect(npm.calls).toEqual([]);
  });
});

describe('the network', () => {
  const settings =
    (text: string): Execute =>
    async () => ({code: 0, output: `npm warn about something\n${text}\n`});
  const noProxy = 'proxy=null\nhttps-proxy=null';
  const listen = async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return {server, registry: `registry=http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`};
  };

  test('is there when the packages’ host answers, and not when nobody does', async () => {
    const {server, registry} = await listen();
    expect(await isOffline(root, {}, settings(`${registry}\n${noProxy}`))).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isOffline(root, {}, settings(`${registry}\n${noProxy}`))).toBe(true);
  });

  test('is left to npm behind a proxy, or when its settings cannot be read', async () => {
    const nobody = 'registry=http://127.0.0.1:9/';
    expect(await isOffline(root, {}, settings(`${nobody}\nproxy=null\nhttps-proxy=http://127.0.0.1:9/`))).toBe(false);
    expect(await isOffline(root, {HTTPS_PROXY: 'http://127.0.0.1:9/'}, settings(`${nobody}\n${noProxy}`))).toBe(false);
    expect(await isOffline(root, {}, settings('undefined'))).toBe(false);
  });

  test('when missing, leaves what npm has kept', async () => {
    const npm = recorder({code: 1, output: 'npm error code ENOTCACHED'});
    const outcome = await ensureInstalled(root, {...npm, offline: async () => true});
    expect(npm.calls[0]?.args).toContain('--offline');
    expect(outcome).toMatchObject({ok: false, problem: expect.stringContaining('needs the internet')});
  });
});

describe('building', () => {
  const builds = () => write('dist/server/main.js', '');
  beforeEach(() => {
    write('shared/a.ts', 'export const a = 1;');
    write('server/main.ts', 'export {};');
  });

  test('happens once, and again after any change of what it reads', async () => {
    const npm = recorder({code: 0}, builds);
    await ensureBuilt(root, npm);
    await ensureBuilt(root, npm);
    expect(npm.calls).toHaveLength(1);
    const changes = [
      () => write('shared/a.ts', 'export const a = 2;'),
      () => write('client/phone/main.tsx', ''),
      () => rmSync(join(root, 'client/phone/main.tsx')),
      () => write('package-lock.json', '{"changed": true}'),
      () => write('vite.config.ts', ''),
      () => rmSync(join(root, 'dist'), {recursive: true}),
    ];
    for (const change of changes) {
      change();
      expect(isBuilt(root), String(change)).toBe(false);
      await ensureBuilt(root, npm);
      expect(isBuilt(root), String(change)).toBe(true);
    }
    expect(npm.calls).toHaveLength(1 + changes.length);
  });

  test('is not repeated for a touched file or for tests and documents', () => {
    const before = sourceStamp(root);
    age('shared/a.ts', 3_600);
    write('tests/unit/a.test.ts', '');
    write('docs/A.md', '');
    expect(sourceStamp(root)).toBe(before);
  });

  test('tells a moved file from one that stayed', () => {
    const before = sourceStamp(root);
    rmSync(join(root, 'shared/a.ts'));
    write('shared/b.ts', 'export const a = 1;');
    expect(sourceStamp(root)).not.toBe(before);
  });

  test('counts as stale when a file changed meanwhile', async () => {
    const npm = recorder({code: 0}, () => {
      builds();
      write('shared/a.ts', 'export const a = 3;');
    });
    await build(root, {quiet: true, execute: npm.execute});
    expect(isBuilt(root)).toBe(false);
  });

  test('leaves no stamp when it fails', async () => {
    builds();
    const npm = recorder({code: 1, output: 'no such export'});
    expect(await ensureBuilt(root, npm)).toMatchObject({
      ok: false,
      code: 1,
      problem: expect.stringMatching(/no such export[\s\S]*build failed/),
    });
    expect(isBuilt(root)).toBe(false);
  });

  test('runs with the project\u2019s own commands first', async () => {
    const npm = recorder({code: 0}, builds);
    await ensureBuilt(root, npm);
    expect(npm.calls[0]?.path.split(delimiter)[0]).toBe(join(root, 'node_modules', '.bin'));
  });
});

describe('stamps', () => {
  test('are written where they go with what they speak of', () => {
    mkdirSync(join(root, 'node_modules'));
    markInstalled(root);
    markBuilt(root, 'abc');
    expect(readFileSync(join(root, 'dist/.built-from'), 'utf8')).toBe('abc\n');
    expect(isInstalled(root)).toBe(true);
    rmSync(join(root, 'node_modules'), {recursive: true});
    expect(isInstalled(root)).toBe(false);
  });

  test('find the path by any spelling and keep what else is on it', () => {
    const bin = join(root, 'node_modules', '.bin');
    expect(withPath(root, {Path: ['/a', bin, '/b'].join(delimiter)}, {projectFirst: true})).toEqual({
      Path: [bin, '/a', '/b'].join(delimiter),
    });
    expect(withPath(root, {PATH: [bin, '/a'].join(delimiter), X: '1'}, {projectFirst: false})).toEqual({PATH: '/a', X: '1'});
  });
});
