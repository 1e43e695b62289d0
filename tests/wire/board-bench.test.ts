import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {projectNode, projectRoot} from '../../server/install.mjs';

/** It starts ten servers, one after the other. In milliseconds. */
const PATIENCE_MS = 120_000;
const SCENARIOS = ['fan-out', 'saturation', 'cursors', 'join-storm', 'attack', 'many-rooms'];
const CONTENDERS = ['limit', 'ours'];

interface Result {
  readonly scenario: string;
  readonly contender: string;
  readonly figures: Readonly<Record<string, number>>;
}

test(
  "the board's bench measures ours and the limit in every scenario, with everything delivered",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wrensong-bench-test-'));
    try {
      const json = join(folder, 'board.json');
      const bench = join(projectRoot, 'tests', 'bench', 'main.ts');
      const {stdout} = await promisify(execFile)(projectNode(projectRoot), [bench, 'board', '--quick', '--json', json], {cwd: projectRoot});
      const {results, versions} = JSON.parse(readFileSync(json, 'utf8')) as {
        readonly results: readonly Result[];
        readonly versions: Readonly<Record<string, string>>;
      };
      const of = (scenario: string, contender: string) =>
        results.find(result => result.scenario === scenario && result.contender === contender)?.figures ?? {};
      for (const contender of CONTENDERS) {
        for (const scenario of ['fan-out', 'saturation', 'cursors']) {
          expect(of(scenario, contender), `${scenario}, ${contender}`).toMatchObject({deliveredInTheEnd: 1, p99: expect.any(Number)});
        }
        expect(of('join-storm', contender), contender).toMatchObject({typedInTheEnd: 1, cpuMs: expect.any(Number)});
        expect(of('attack', contender), contender).toMatchObject({
          deliveredInTheEnd: 1,
          undelivered: 0,
          p95: expect.any(Number),
          longestByOrphans: expect.any(Number),
        });
        expect(of('many-rooms', contender), contender).toMatchObject({perConnection: expect.any(Number)});
      }
      // A relay relays cursors; ours shows nobody's.
      expect(of('cursors', 'limit').cursorsPerSecond).toBeGreaterThan(0);
      expect(of('cursors', 'ours').cursorsPerSecond).toBe(0);
      expect(Object.keys(versions).sort()).toEqual(['limit', 'node', 'ours']);
      for (const scenario of SCENARIOS) {
        const [, table = ''] = stdout.split(`**${scenario}**`);
        const [rows = ''] = table.split('\n\n**');
        for (const contender of CONTENDERS) expect(rows, scenario).toMatch(new RegExp(`^\\| ${contender} \\| [\\d.]+ \\|`, 'm'));
      }
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  },
  PATIENCE_MS,
);

test.each([
  ['rounds that are no number', ['--rounds', 'abc'], /^--rounds takes a number from 1, not abc\.\n$/],
  ['a name that there is not', ['--only', 'ours,nonsense'], /^There is no nonsense\. There are .*ours.*\.\n$/],
  ['an option that there is not', ['--nonsense'], /^Unknown option '--nonsense'.*\n$/],
])('%s is said in one sentence, and nothing is measured', async (_, words, sentence) => {
  const bench = join(projectRoot, 'tests', 'bench', 'main.ts');
  const ended = promisify(execFile)(projectNode(projectRoot), [bench, 'board', ...words], {cwd: projectRoot});
  await expect(ended).rejects.toMatchObject({code: 2, stdout: '', stderr: expect.stringMatching(sentence)});
});
