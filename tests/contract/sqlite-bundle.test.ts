import {spawnSync} from 'node:child_process';
import {symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {expect, test} from 'vitest';
import {newFolder} from './store-samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As the server is built: packages outside, one file per thread, shared parts in files of their own. */
async function bundle(outdir: string) {
  const entry = `import {openSqliteStore} from './server/store/sqlite.ts';
    const store = await openSqliteStore({dataDir: process.argv[2]});
    const found = await store.load('nobody');
    await store.backup(process.argv[2] + '/copy.db');
    await store.close();
    process.stdout.write(JSON.stringify({found, lineage: store.lineage.length}));`;
  const {metafile} = await build({
    entryPoints: {main: 'entry', 'sqlite-worker': join(root, 'server/store/sqlite-worker.ts')},
    plugins: [
      {
        name: 'entry',
        setup({onResolve, onLoad}) {
          onResolve({filter: /^entry$/}, () => ({path: 'entry', namespace: 'entry'}));
          onLoad({filter: /./, namespace: 'entry'}, () => ({contents: entry, resolveDir: root}));
        },
      },
    ],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: outdir,
  });
  return metafile;
}

test('bundled, the store finds its worker beside it, and the main thread never loads the database', async () => {
  const place = newFolder();
  // The packages stand where Node looks for them.
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
  writeFileSync(join(place, 'package.json'), '{"type": "module"}');
  const {outputs} = await bundle(place);

  const reached = new Set<string>();
  const follow = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const {path: next} of outputs[path]?.imports ?? []) follow(next);
  };
  follow('main.js');
  expect(reached).toContain('node:worker_threads');
  expect([...reached].filter(path => /better-sqlite3|kysely/.test(path))).toEqual([]);

  const {stdout, stderr} = spawnSync(process.execPath, [join(place, 'main.js'), join(place, 'data')], {encoding: 'utf8'});
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({found: null, lineage: 22});
});
