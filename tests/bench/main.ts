// `npm run bench -- <name> [options of that bench]`
import {endWithNpm} from '../../server/install.mjs';
import {aboutOption} from './wrong-option.ts';

const BENCHES: Readonly<Record<string, {readonly says: string; readonly run: () => Promise<unknown>}>> = {
  store: {says: 'appends through the store, against a bare loop', run: () => import('./store.ts')},
  idle: {says: 'the memory of a server that nobody uses', run: () => import('./idle.ts')},
  notes: {says: 'how fast phone and console answer with 300 notes', run: () => import('./notes.ts')},
  canvas: {says: 'how fast 2,000 notes stand as a canvas, and a pan over them', run: () => import('./canvas.ts')},
  board: {says: 'boards beside a bare relay and other servers for Yjs', run: () => import('./board.ts')},
  join: {says: 'Lighthouse on the pages by which people join', run: () => import('./join.ts')},
};

endWithNpm();
const [name = ''] = process.argv.splice(2, 1);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  try {
    await bench.run();
  } catch (problem) {
    const sentence = aboutOption(problem);
    if (sentence === null) throw problem;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
  }
} else {
  const lines = Object.entries(BENCHES).map(([known, {says}]) => `  ${known.padEnd(8)}${says}`);
  process.stderr.write(`npm run bench -- <name>, one of:\n${lines.join('\n')}\n`);
  process.exitCode = 2;
}
