// Lighthouse on the pages by which people join, as a slow phone on a slow network sees them, five times each: `npm run bench -- join`
// Lighthouse is large, so it is a package of its own beside this file, and comes with the first run.
import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {projectRoot, run} from '../../server/install.mjs';
import {CHROMIUM, FLAGS} from '../browser/browser.ts';
import {OwnServer} from '../rehearsal/own-server.ts';
import {openSession} from './open-session.ts';

const RUNS = 5;
/** Each of these must be 1.00. */
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
/** The largest thing on the page is there, in milliseconds of Lighthouse's slow network. */
const BUDGET_LCP_MS = 1_800;
const REPORT_BYTES = 50_000_000;
const INSTALL_WITHIN_MS = 5 * 60_000;

const home = join(projectRoot, 'tests', 'bench', 'join');
const lighthouse = join(home, 'node_modules', 'lighthouse', 'cli', 'index.js');

interface Report {
  readonly lighthouseVersion: string;
  readonly environment: {readonly hostUserAgent: string; readonly benchmarkIndex: number};
  readonly categories: Readonly<
    Record<string, {readonly score: number | null; readonly auditRefs: readonly {readonly id: string; readonly weight: number}[]}>
  >;
  readonly audits: Readonly<
    Record<string, {readonly title: string; readonly score: number | null; readonly numericValue?: number; readonly displayValue?: string}>
  >;
}

async function ensureLighthouse(): Promise<void> {
  if (existsSync(lighthouse)) return;
  process.stdout.write('Installing Lighthouse (once)…\n');
  const {code} = await run('npm', ['ci', '--ignore-scripts'], {cwd: home, quiet: true, limit: INSTALL_WITHIN_MS});
  if (code !== 0) throw new Error('Lighthouse could not be installed. It needs the internet, once.');
}

/** A browser of its own for each run: nothing is in a cache. */
async function look(address: string): Promise<Report> {
  const {stdout} = await promisify(execFile)(
    process.execPath,
    [
      lighthouse,
      address,
      '--quiet',
      '--output=json',
      '--no-enable-error-reporting',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=--headless=new ${FLAGS.join(' ')}`,
    ],
    {maxBuffer: REPORT_BYTES, env: {...process.env, CHROME_PATH: CHROMIUM}},
  ).catch((problem: {readonly stderr?: string}) => {
    // It prints its whole report even then.
    throw new Error(`Lighthouse could not look at ${address}. ${problem.stderr?.trim() ?? ''}`);
  });
  return JSON.parse(stdout) as Report;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** What lost points in any run, and what was said of it. */
const findings = (reports: readonly Report[]): readonly string[] => [
  ...new Set(
    reports.flatMap(({categories, audits}) =>
      CATEGORIES.flatMap(name => categories[name]?.auditRefs ?? [])
        .filter(({weight}) => weight > 0)
        .flatMap(({id}) => {
          const audit = audits[id];
          return audit && audit.score !== null && audit.score < 1
            ? [`  ${audit.score.toFixed(2)} ${audit.title} ${audit.displayValue ?? ''}`.trimEnd()]
            : [];
        }),
    ),
  ),
];

/** True when everything asked for is kept. */
function tell(name: string, reports: readonly Report[]): boolean {
  const score = (category: string) => median(reports.map(({categories}) => categories[category]?.score ?? 0));
  const time = (audit: string) => median(reports.map(({audits}) => audits[audit]?.numericValue ?? Number.NaN));
  const lcp = time('largest-contentful-paint');
  const isKept = CATEGORIES.every(category => score(category) === 1) && lcp <= BUDGET_LCP_MS;
  const lines = [
    `${name}: ${CATEGORIES.map(category => `${category} ${score(category).toFixed(2)}`).join(', ')} (budget 1.00 each)`,
    `  LCP ${lcp.toFixed(0)} ms (budget ${BUDGET_LCP_MS} ms), FCP ${time('first-contentful-paint').toFixed(0)} ms, TBT ${time('total-blocking-time').toFixed(0)} ms, CLS ${time('cumulative-layout-shift').toFixed(3)}: ${isKept ? 'kept' : 'exceeded'}`,
    ...findings(reports),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return isKept;
}

await ensureLighthouse();
const server = await OwnServer.start(problem => {
  process.stderr.write(`${problem}\n${server.logged.join('\n')}\n`);
  process.exitCode = 1;
});
try {
  const {lead, key} = await openSession(server);
  lead.drop();
  let versions = '';
  for (const [name, path] of [
    ['/ (a code)', '/'],
    ['/j#… (a link)', `/j#${key}`],
  ] as const) {
    const reports: Report[] = [];
    while (reports.length < RUNS) reports.push(await look(`${server.site}${path}`));
    if (!tell(name, reports)) process.exitCode = 1;
    const [first] = reports;
    versions = `Lighthouse ${first?.lighthouseVersion}, ${/Chrome\/[\d.]+/.exec(first?.environment.hostUserAgent ?? '')?.[0]}`;
  }
  process.stdout.write(`${versions}, mobile, ${RUNS} runs each, medians\n`);
} finally {
  await server.close();
}
