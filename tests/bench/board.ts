// Boards beside a bare relay and beside other servers for Yjs, in turns:
// npm run bench -- board [--rounds N] [--only NAMES] [--json FILE] [--quick] [--profile FOLDER]
// `--only`: scenarios, servers, or both, with commas between. `--profile`: ours writes what took its time there.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {build, isBuilt, projectRoot} from '../../server/install.mjs';
import {CONTENDERS, type Contender, contenders, ensurePeers, type Prepared, versionsOfPeers} from './board/contenders.ts';
import {type Rounds, verdicts} from './board/goals.ts';
import {prepareSessions} from './board/prepared.ts';
import {type Measured, QUICK_SCENARIOS, SCENARIOS, type Scenario} from './board/scenarios.ts';
import {goalTable, scenarioTable} from './board/table.ts';
import {WrongOption} from './wrong-option.ts';

/** Beside these even the quick run has something to say. */
const WITHOUT_PEERS = ['limit', 'ours'];

interface Result {
  readonly scenario: string;
  readonly contender: string;
  readonly round: number;
  readonly figures: Measured['figures'] | null;
  /** Why there are no figures. */
  readonly problem?: string;
}

const {values} = parseArgs({
  options: {
    rounds: {type: 'string'},
    only: {type: 'string', default: ''},
    json: {type: 'string'},
    quick: {type: 'boolean', default: false},
    profile: {type: 'string'},
  },
});
const wanted = values.only.split(',').filter(name => name !== '');
const all = values.quick ? QUICK_SCENARIOS : SCENARIOS;
const known = values.quick ? WITHOUT_PEERS : CONTENDERS;
const unknown = wanted.filter(name => !known.includes(name) && !all.some(scenario => scenario.name === name));
if (unknown.length > 0)
  throw new WrongOption(`There is no ${unknown.join(', ')}. There are ${[...all.map(({name}) => name), ...known].join(', ')}.`);
const chosen = <One>(list: readonly One[], nameOf: (one: One) => string): readonly One[] => {
  const some = list.filter(one => wanted.includes(nameOf(one)));
  return some.length > 0 ? some : list;
};
const scenarios = chosen(all, ({name}) => name);
const names = chosen(known, name => name);
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
if (!Number.isInteger(rounds) || rounds < 1) throw new WrongOption(`--rounds takes a number from 1, not ${values.rounds}.`);

if (names.some(name => !WITHOUT_PEERS.includes(name))) await ensurePeers();
if (!isBuilt(projectRoot)) {
  const built = await build(projectRoot, {quiet: true});
  if (!built.ok) throw new Error(built.problem.trim());
}

const say = (words: string) => process.stdout.write(`${words}\n`);
const folder = mkdtempSync(join(tmpdir(), 'wrensong-bench-'));
const results: Result[] = [];
const versions: Record<string, string> = {node: process.versions.node};
const startLoad = loadavg()[0] ?? Number.NaN;

async function measureOne(
  scenario: Scenario,
  contender: Contender,
  notes: readonly string[],
): Promise<Pick<Result, 'figures' | 'problem'>> {
  const venue = await contender.start();
  try {
    return {figures: (await scenario.measure(venue, notes)).figures};
  } catch (problem) {
    return {figures: null, problem: String(problem)};
  } finally {
    await venue.close();
  }
}

try {
  // What scenarios want alike is prepared once.
  const prepared = new Map<string, Prepared>();
  for (const {name, wants} of scenarios) {
    const key = JSON.stringify(wants);
    const place = join(folder, name);
    const found = prepared.get(key);
    prepared.set(key, found ?? {folder: place, sessions: await prepareSessions(place, wants)});
  }
  for (let round = 1; round <= rounds; round++) {
    for (const scenario of scenarios) {
      const ready = prepared.get(JSON.stringify(scenario.wants));
      if (!ready) throw new Error(`${scenario.name} was not prepared`);
      const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(values.profile)}`] : [];
      const those = contenders(names, ready, flags);
      // Another one begins each round: what the machine does meanwhile falls on all.
      for (const contender of [...those.slice(round % those.length), ...those.slice(0, round % those.length)]) {
        const result = await measureOne(scenario, contender, ready.sessions[0]?.notes ?? []);
        versions[contender.name] = contender.version();
        results.push({scenario: scenario.name, contender: contender.name, round, ...result});
        if (result.problem) process.stderr.write(`${scenario.name}, ${contender.name}, round ${round}: ${result.problem}\n`);
        else process.stderr.write(`${scenario.name}, ${contender.name}, round ${round} of ${rounds}: measured\n`);
      }
    }
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}

const roundsOf = (scenario: string, contender: string): Rounds => {
  const own = results.filter(result => result.scenario === scenario && result.contender === contender);
  return own.some(({figures}) => figures === null) ? [] : own.map(({figures}) => ({...figures}));
};
// The quick run is too small to say how fast anything is.
const judged = values.quick ? [] : verdicts(roundsOf);
const about = {
  command: `npm run bench -- board ${process.argv.slice(2).join(' ')}`.trim(),
  date: new Date().toISOString(),
  cores: cpus().length,
  load: [startLoad, loadavg()[0]],
  rounds,
  versions: {...versions, ...(names.some(name => !WITHOUT_PEERS.includes(name)) && versionsOfPeers())},
};
say(
  `\`${about.command}\`, ${about.date.slice(0, 10)}, ${about.cores} cores, load ${about.load.map(load => load?.toFixed(1)).join(' to ')}, median of ${rounds}`,
);
say(
  Object.entries(about.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', '),
);
for (const scenario of scenarios) say(`\n${scenarioTable(scenario, names, contender => roundsOf(scenario.name, contender))}`);
if (judged.length > 0) say(`\n${goalTable(judged)}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({...about, results, goals: judged}, null, 2)}\n`);
if (results.some(({figures}) => figures === null)) process.exitCode = 1;
