import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {describe, expect, test} from 'vitest';
import {projectNode, projectRoot, run} from '../../server/install.mjs';
import {seed} from '../property/seed.ts';
import {HELP, readOptions} from '../rehearsal/options.ts';

/** Milliseconds for a short rehearsal with its gatherings, on a busy machine. */
const LIMIT = 110_000;

const command = (...words: string[]) => ['tests/rehearsal/main.ts', ...words];
const rehearse = (...words: string[]) => run(projectNode(projectRoot), command(...words), {cwd: projectRoot, quiet: true, limit: LIMIT});

test(`a rehearsal in which the server is killed ends with nothing lost and nothing doubled (seed ${seed}) [R12, R49]`, async () => {
  const {code, output} = await rehearse('--people', '8', '--minutes', '0.3', '--kills', '1', '--seed', String(seed));
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  expect(last, output).toMatch(/^acknowledged [1-9]\d*, lost 0, doubled 0$/);
  expect(output).toMatch(/^Kills +1, /m);
  expect(code, output).toBe(0);
});

test('Ctrl+C ends a rehearsal, its server and nothing else', async () => {
  const child = spawn(projectNode(projectRoot), command('--people', '3', '--minutes', '1'), {cwd: projectRoot});
  let output = '';
  const site = await new Promise<string>(resolve => {
    child.stdout.setEncoding('utf8').on('data', words => {
      output += words;
      const open = /The session is open at (\S+)\./.exec(output)?.[1];
      if (open) resolve(open);
    });
  });
  expect((await fetch(`${site}/healthz`)).status).toBe(200);
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(output.trimEnd().split('\n').at(-1)).toBe('Stopped.');
  await expect(fetch(`${site}/healthz`)).rejects.toThrow();
});

describe('what a rehearsal is asked for', () => {
  const sentence = (...words: string[]) => {
    const asked = readOptions(words);
    return asked.is === 'wrong' ? asked.sentence : asked.is;
  };

  test('is taken as it is said', () => {
    const words = ['--people', '30', '--minutes', '0.5', '--seed=7', '--url', 'http://127.0.0.1:3000/', '--organiser-key', '-key'];
    const server = {site: 'http://127.0.0.1:3000', organiserKey: '-key'};
    expect(readOptions(words)).toEqual({is: 'rehearsal', options: {people: 30, minutes: 0.5, kills: 0, seed: 7, server}});
    expect(readOptions([])).toMatchObject({is: 'rehearsal', options: {people: 30, minutes: 1, kills: 0, server: null}});
    expect(readOptions(['--help'])).toEqual({is: 'help'});
    for (const option of ['people', 'minutes', 'kills', 'seed', 'url', 'organiser-key']) expect(HELP).toContain(`--${option}`);
  });

  test.each([
    [['--people', 'many'], '--people must be a whole number from 1 to 2000, not "many".'],
    [['--people', '0'], '--people must be a whole number from 1 to 2000, not "0".'],
    [['--people', '1.5'], '--people must be a whole number from 1 to 2000, not "1.5".'],
    [['--minutes', '-1'], '--minutes must be a number from 0.1 to 240, not "-1".'],
    [['--kills'], '--kills needs a value after it.'],
    [['--seed', '1', '--seed', '2'], '--seed is given twice.'],
    [['--persons', '3'], 'There is no option --persons: --help lists those there are.'],
    [['30'], '"30" is no option: options begin with --, and --help lists them.'],
    [['--url', 'here', '--organiser-key', 'k'], '--url must be an address like http://127.0.0.1:3000, not "here".'],
    [['--url', 'http://127.0.0.1:3000'], '--url needs --organiser-key: only an organiser can make a session.'],
    [['--organiser-key', 'k'], '--organiser-key goes with --url: a server of its own has a key of its own.'],
    [
      ['--url', 'http://127.0.0.1:1', '--organiser-key', 'k', '--kills', '1'],
      '--kills works only with a server of its own: leave --url out.',
    ],
  ])('is refused in one sentence: %j', (words, expected) => {
    expect(sentence(...words)).toBe(expected);
  });

  test('ends the command with that sentence and a code that is not zero', async () => {
    const {code, output} = await rehearse('--people', 'many');
    expect(code).toBe(2);
    expect(output).toBe('--people must be a whole number from 1 to 2000, not "many".\n');
  });
});
