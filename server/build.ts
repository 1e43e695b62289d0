// Bundles the server. Most packages stay outside the bundle: native ones must, and the others need not be copied.
import {readFile, rm} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist', 'server');

/** Taken whole into memory these weigh 30 MB; bundled, only what is used of them does. */
const BUNDLED = ['zod', 'kysely', 'lib0'];
const {dependencies} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

// The stamp goes first: a build made by hand, or one that fails, must never pass for the one the stamp speaks of.
await rm(join(root, 'dist', '.built-from'), {force: true});
await rm(outdir, {recursive: true, force: true});

const result = await build({
  entryPoints: {
    main: join(root, 'server', 'main.ts'),
    'sqlite-worker': join(root, 'server', 'store', 'sqlite-worker.ts'),
    'replay-worker': join(root, 'server', 'board', 'replay-worker.ts'),
  },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: Object.keys(dependencies).filter(name => !BUNDLED.includes(name)),
  // Keeps `await import()` a real boundary, so that the entry can refuse an old Node before a native package loads.
  splitting: true,
  sourcemap: true,
  metafile: true,
  logLevel: 'warning',
}).catch(() => {
  // esbuild has said what is wrong, with the place.
  process.exit(1);
});

const bytes = Object.entries(result.metafile.outputs)
  .filter(([path]) => path.endsWith('.js'))
  .reduce((sum, [, output]) => sum + output.bytes, 0);
process.stdout.write(`dist/server: ${Math.ceil(bytes / 1024)} KB of JavaScript\n`);
