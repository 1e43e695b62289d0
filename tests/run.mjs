// `npm test`: everything that has to hold, from a fresh clone. The last line is the sum over all of it.
// `npm test -- unit wire` runs only the steps named. The gallery shows a selection, and all of it when it is named.
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build, endWithNpm, ensureInstalled, isBuilt, projectNode, projectRoot as root, run, say, withPath} from '../server/install.mjs';

/** Milliseconds before a step, or one folder of tests, is taken for hung on a machine that has other things to do; the whole suite is promised in twelve minutes. */
const STEP_LIMIT = 10 * 60_000;
/** Every screen in every state, on a machine that has other things to do. */
const WHOLE_GALLERY_LIMIT = 60 * 60_000;

const SOURCES = ['shared', 'server', 'client', 'tests'];
const FOLDERS = ['unit', 'property', 'contract', 'simulation', 'wire', 'browser', 'gallery'];
/** These start the built server, or load the built client. */
const NEED_BUILD = ['simulation', 'wire', 'browser'];
/** None of a group minds the others: in one run, the longest file of one is passed by the files of the rest. */
const GROUPS = [
  ['unit', 'property', 'contract', 'simulation'],
  ['wire', 'browser', 'gallery'],
];
const NEED_CHROMIUM = ['browser', 'gallery'];
/** These wait for the product's own time as long as they reckon, so three files share two cores. */
const MOSTLY_WAIT = ['wire', 'browser', 'gallery'];

const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const asked = process.argv.slice(2);
const environment = () => ({
  ...withPath(root, process.env, {projectFirst: true}),
  CHROMIUM_PATH: chromium,
  // Every screen in every state takes minutes: in the whole suite a selection is enough.
  ...(asked.includes('gallery') && {GALLERY: 'whole'}),
});

const PASSED = {passed: 1, failed: 0};
const FAILED = {passed: 0, failed: 1};
const NOTHING = {passed: 0, failed: 0};

const holds = (folder, pattern) =>
  existsSync(folder) &&
  readdirSync(folder, {recursive: true, withFileTypes: true}).some(entry => entry.isFile() && pattern.test(entry.name));

/** Runs a package's command under the project's own Node, its output shown as it comes. */
const tool = async (script, args, limit = STEP_LIMIT) => {
  const result = await run(projectNode(root), [join(root, 'node_modules', script), ...args], {
    cwd: root,
    env: environment(),
    limit,
  });
  if (result.tookTooLong) say(`Ended after ${limit / 60_000} minutes without an answer.`);
  if (result.stoppedBy !== undefined) throw new Error('Stopped.');
  return result;
};

const verdict = async (script, args) => ((await tool(script, args)).code === 0 ? PASSED : FAILED);

// ---- Checks: each is one pass or one fail ----

/** One after another beside the tests, which know all the others and take as long as they. */
const checkTypes = async () => {
  const areSound = async folders => {
    let isSound = true;
    for (const folder of folders.filter(name => holds(join(root, name), /\.tsx?$/))) {
      const result = await tool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', folder]);
      if (result.code !== 0) {
        say(`The types in ${folder}/ do not hold.`);
        isSound = false;
      }
    }
    return isSound;
  };
  const sound = await Promise.all([areSound(['tests']), areSound(SOURCES.filter(name => name !== 'tests'))]);
  return sound.every(Boolean) ? PASSED : FAILED;
};

const checkBuild = async () => {
  const outcome = await build(root, {quiet: false});
  if (outcome.ok) return PASSED;
  say(outcome.problem.trimStart());
  if (outcome.code > 128) throw new Error('Stopped.');
  return FAILED;
};

// ---- Tests: counted one by one ----

/** Sums a vitest report. A file that could not even be loaded has no tests to count, so it counts as one failure. */
const count = (path, code) => {
  if (!existsSync(path)) return FAILED;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const unloaded = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  // An error outside any test fails the run though every test passed.
  return {passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed};
};

const chromiumReady = async () => {
  if (existsSync(chromium)) return true;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get') && process.env.CHROMIUM_PATH === undefined) {
    say('Installing Chromium (once)…');
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      const result = await run('apt-get', args, {cwd: root, env, quiet: true, limit: STEP_LIMIT});
      if (result.code !== 0) say(result.output.trimEnd().slice(-2_000));
    }
    if (existsSync(chromium)) return true;
  }
  say(`The browser tests need Chromium at ${chromium}. Install it there, or name another with CHROMIUM_PATH.`);
  return false;
};

const runFolders = async folders => {
  if (folders.some(folder => NEED_CHROMIUM.includes(folder)) && !(await chromiumReady())) {
    const others = folders.filter(folder => !NEED_CHROMIUM.includes(folder));
    const {passed, failed} = others.length > 0 ? await runFolders(others) : NOTHING;
    return {passed, failed: failed + 1};
  }
  const place = mkdtempSync(join(tmpdir(), 'wrensong-test-'));
  const report = join(place, 'report.json');
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...folders.flatMap(folder => ['--project', folder]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(folders.every(folder => MOSTLY_WAIT.includes(folder)) ? ['--maxWorkers=3'] : []),
  ];
  try {
    const isWhole = folders.includes('gallery') && asked.includes('gallery');
    const {code} = await tool('vitest/vitest.mjs', args, isWhole ? WHOLE_GALLERY_LIMIT : STEP_LIMIT * folders.length);
    return count(report, code);
  } finally {
    rmSync(place, {recursive: true, force: true});
  }
};

// ---- The order ----

const STEPS = {
  lint: () => verdict('@biomejs/biome/bin/biome', ['check', '.']),
  types: checkTypes,
  layers: () => verdict('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.mjs', ...SOURCES]),
  unused: () => verdict('knip/bin/knip.js', []),
  build: checkBuild,
  size: () => verdict('size-limit/bin.js', []),
  ...Object.fromEntries(FOLDERS.map(folder => [folder, () => runFolders([folder])])),
};

const hasWork = name => {
  if (name === 'size') return existsSync(join(root, '.size-limit.json'));
  return !FOLDERS.includes(name) || holds(join(root, 'tests', name), /\.test\.tsx?$/);
};

/** The steps asked for, in order. A stale `dist/` brings the build along for the steps that need it. */
const chooseSteps = () => {
  const names = Object.keys(STEPS);
  const unknown = asked.filter(name => !names.includes(name));
  if (unknown.length > 0) throw new Error(`There is no step called ${unknown.join(', ')}. The steps are ${names.join(', ')}.`);
  const chosen = names.filter(name => (asked.length === 0 || asked.includes(name)) && hasWork(name));
  const needsBuild = chosen.some(name => NEED_BUILD.includes(name)) && !isBuilt(root);
  return names.filter(name => chosen.includes(name) || (name === 'build' && needsBuild));
};

/** Runs the steps one after another, also after one has failed, and adds each outcome to `results` as it comes. */
const runSteps = async results => {
  const steps = chooseSteps();
  const installed = await ensureInstalled(root);
  if (!installed.ok) throw new Error(installed.problem.trimStart());
  const isRunnable = name => !(NEED_BUILD.includes(name) && results.get('build') === FAILED);
  for (const name of steps) {
    if (results.has(name)) continue;
    const group = GROUPS.find(folders => folders.includes(name)) ?? [];
    const together = steps.filter(other => group.includes(other) && isRunnable(other));
    if (together.length > 1) {
      say(`\n── ${together.join(', ')}`);
      // Counted once, under all their names.
      results.set(together.join(', '), await runFolders(together));
      for (const other of together) results.set(other, NOTHING);
      continue;
    }
    say(`\n── ${name}`);
    if (isRunnable(name)) {
      results.set(name, await STEPS[name]());
    } else {
      say('Not run: the build failed.');
      results.set(name, FAILED);
    }
  }
};

endWithNpm();
const results = new Map();
try {
  await runSteps(results);
} catch (problem) {
  say(`\n${problem.message}`);
  results.set('the run itself', FAILED);
}
const sum = key => [...results.values()].reduce((total, result) => total + result[key], 0);
const failing = [...results].filter(([, result]) => result.failed > 0).map(([name]) => name);
say(failing.length > 0 ? `\nFailing: ${failing.join(', ')}` : '');
say(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
