import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {projectNode, projectRoot, run} from '../../../server/install.mjs';

/** How long a process may take to start or to notice; milliseconds. */
const WAIT = {timeout: 5_000, interval: 50};
const install = JSON.stringify(join(projectRoot, 'server/install.mjs'));

let root = '';
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wrensong-running-'));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

describe('running a command', () => {
  const node = (source: string) => ['-e', source];

  test('gives back its code and its output', async () => {
    const args = node('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3;');
    const result = await run(process.execPath, args, {cwd: root, quiet: true});
    expect(result.code).toBe(3);
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });

  test('answers for a command that does not exist', async () => {
    expect(await run(join(root, 'nothing'), [], {cwd: root, quiet: true})).toMatchObject({code: 127});
  });

  test('ends what takes too long', async () => {
    const result = await run(process.execPath, node('setInterval(() => undefined, 1_000)'), {cwd: root, quiet: true, limit: 300});
    expect(result).toMatchObject({tookTooLong: true, code: 143});
  });

  test('passes a signal on once and lets the command decide how to end', async () => {
    const child = `let times = 0; const {writeFileSync} = require('node:fs');
      process.on('SIGTERM', () => { times += 1; setTimeout(() => process.exit(10 + times), 500); });
      setInterval(() => undefined, 1_000); writeFileSync('ready', '');`;
    const parent = `import {existsSync} from 'node:fs';
      import {run} from ${install};
      const terminate = () => process.kill(process.pid, 'SIGTERM');
      const poll = setInterval(() => { if (!existsSync('ready')) return; clearInterval(poll); terminate(); setTimeout(terminate, 100); }, 20);
      const {code} = await run(process.execPath, ['-e', ${JSON.stringify(child)}], {cwd: '.', quiet: true}); process.exitCode = code;`;
    const result = await run(process.execPath, ['--input-type=module', '-e', parent], {cwd: root, quiet: true});
    expect(result.output).toBe('');
    expect(result.code).toBe(11);
  });

  test('knows where the project\u2019s own Node lies', () => {
    expect(projectNode(root)).toMatch(/node_modules.node.bin.node(\.exe)?$/);
  });

  test('ends under npm when the shell between them is gone', async () => {
    write(
      'watched.mjs',
      `import {writeFileSync} from 'node:fs';
      import {endWithNpm, run} from ${install};
      endWithNpm();
      const {stoppedBy} = await run(process.execPath, ['-e', "require('node:fs').writeFileSync('ready', ''); setInterval(() => undefined, 1_000)"], {cwd: '.'});
      writeFileSync('ended', stoppedBy);`,
    );
    // The second command keeps the shell from becoming the first.
    const shell = spawn('/bin/sh', ['-c', `"${process.execPath}" watched.mjs; true`], {
      cwd: root,
      env: {...process.env, npm_lifecycle_event: 'start'},
    });
    await expect.poll(() => existsSync(join(root, 'ready')), WAIT).toBe(true);
    shell.kill('SIGKILL');
    await expect.poll(() => existsSync(join(root, 'ended')) && readFileSync(join(root, 'ended'), 'utf8'), WAIT).toBe('SIGTERM');
  });
});
