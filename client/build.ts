/**
 * Builds the client into dist/client:
 *   assets/                     scripts and styles, hashed names, served under /assets
 *   manifest-{phone,desk}.json  what belongs to which entry (size limits read it)
 *   worker.js                   what lets a phone open its session without a network (client/phone/worker.ts)
 *   pages/*.html                ready pages; `{{slot}}` is replaced by escaped text (client/phone/pages/slots.ts)
 *   pages/no-script.js          renders a participant's page for a browser without script, for the server
 *   pages/icon.svg              and pages/manifest.webmanifest: for whoever keeps a link to it on a phone
 *   pages/refusals.json         heading and sentence by refusal code, for `message.html` and the join form
 * `node client/build.ts --watch` builds again at every change.
 */
import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {build, type Manifest} from 'vite';
import {BUILDS, type BuildName, browserBuild, noScriptBuild, pagesBuild, workerBuild} from '../vite.config.ts';
import {SHELL} from './phone/worker-place.ts';
import type {EntryFiles, RenderPages} from './render-pages.tsx';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const home = join(root, 'dist', 'client');

const readManifest = async (place: string, name: BuildName): Promise<Manifest> =>
  JSON.parse(await readFile(join(place, `manifest-${name}.json`), 'utf8'));

/** Everything an entry needs at once, found through its static imports. */
function filesOf(manifest: Manifest, entry: string): EntryFiles | null {
  const start = Object.values(manifest).find(chunk => chunk.isEntry && chunk.name === entry);
  if (!start) return null;
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const follow = (chunk: Manifest[string] | undefined) => {
    if (!chunk || scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const key of chunk.imports ?? []) follow(manifest[key]);
    for (const file of chunk.css ?? []) styles.add(file);
  };
  follow(start);
  // The phone's styles are one file, which belongs to every entry.
  const all = manifest['style.css']?.file;
  if (all) styles.add(all);
  const [script = '', ...preloads] = [...scripts];
  return {first: null, script: `/${script}`, preloads: preloads.map(file => `/${file}`), styles: [...styles].map(file => `/${file}`)};
}

/** The size limits count what is not called lazy as the first screen: a name that lies would hide its weight. */
function refuseLazyAtOnce(manifest: Manifest): void {
  for (const {name, isEntry} of Object.values(manifest)) {
    const files = isEntry && name ? filesOf(manifest, name) : null;
    const lazy = files && [files.script, ...files.preloads].filter(file => file.includes('/lazy-'));
    if (lazy?.length) throw new Error(`${name} loads at once what is called lazy: ${lazy.join(', ')}`);
  }
}

async function renderPages(place: string): Promise<void> {
  const workshop = join(root, 'dist', `.pages-${process.pid}`);
  try {
    await build(pagesBuild(workshop));
    const script = pathToFileURL(join(workshop, 'render-pages.js')).href;
    const {renderPages: render}: {renderPages: RenderPages} = await import(`${script}?t=${Date.now()}`);
    const manifests = await Promise.all(BUILDS.map(name => readManifest(place, name)));
    for (const manifest of manifests) refuseLazyAtOnce(manifest);
    const find = (entry: string) => manifests.map(manifest => filesOf(manifest, entry)).find(files => files !== null) ?? null;
    const first = find('first')?.script ?? null;
    const pages = render(entry => {
      const files = find(entry);
      return files && {...files, first};
    });
    await mkdir(join(place, 'pages'), {recursive: true});
    for (const [name, text] of Object.entries(pages)) await writeFile(join(place, 'pages', name), text);
    await build(noScriptBuild(join(place, 'pages')));
  } finally {
    await rm(workshop, {recursive: true, force: true});
  }
}

/** Every script and style of the phone, and the page that is the same for every session: what a phone needs to open without a network. */
async function buildWorker(place: string): Promise<void> {
  const manifests = await Promise.all((['first', 'phone'] as const).map(name => readManifest(place, name)));
  const chunks = manifests.flatMap(manifest => Object.values(manifest)).filter(({name, isEntry}) => !(isEntry && name === 'door'));
  const files = new Set(chunks.flatMap(({file, css = []}) => [file, ...css]).filter(file => /\.(js|css)$/.test(file)));
  const shell = await readFile(join(place, 'pages', 'shell.html'));
  const revision = createHash('sha256').update(shell).digest('base64url').slice(0, 22);
  // A file's name changes with its content, the page's does not.
  await build(workerBuild([{url: SHELL, revision}, ...[...files].map(file => ({url: `/${file}`, revision: null}))], place));
}

/** Each asset once more as gzip and as Brotli, so that the server has only to choose. What would not shrink stays alone. */
async function compressAll(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const plain = await readFile(join(folder, name));
    const forms = {gz: gzipSync(plain, {level: 9}), br: brotliCompressSync(plain)};
    for (const [ending, small] of Object.entries(forms)) {
      if (small.length < plain.length) await writeFile(join(folder, `${name}.${ending}`), small);
    }
  }
}

/** Built beside and moved into place at the end: a server that is running never sees half of it. */
async function buildOnce(): Promise<void> {
  const next = join(root, 'dist', `.client-${process.pid}`);
  try {
    await rm(next, {recursive: true, force: true});
    for (const name of BUILDS) await build(browserBuild(name, next));
    await renderPages(next);
    await buildWorker(next);
    await compressAll(join(next, 'assets'));
    await rm(home, {recursive: true, force: true});
    await rename(next, home);
  } finally {
    await rm(next, {recursive: true, force: true});
  }
  const assets = await readdir(join(home, 'assets'));
  process.stdout.write(`dist/client: ${assets.length} assets, ${(await readdir(join(home, 'pages'))).length} pages\n`);
}

async function watch(): Promise<void> {
  await rm(home, {recursive: true, force: true});
  const waiting = new Set<BuildName>(BUILDS);
  for (const name of BUILDS) {
    const config = browserBuild(name, home);
    const watcher = await build({...config, build: {...config.build, watch: {}}});
    if (!('on' in watcher)) throw new Error('Vite did not watch');
    watcher.on('event', event => {
      if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`);
      if (event.code !== 'END') return;
      waiting.delete(name);
      if (waiting.size === 0) {
        void renderPages(home)
          .then(() => buildWorker(home))
          .then(
            () => process.stdout.write('dist/client is fresh\n'),
            (problem: Error) => process.stderr.write(`${problem.message}\n`),
          );
      }
    });
  }
}

await mkdir(join(root, 'dist'), {recursive: true});
await (process.argv.includes('--watch') ? watch() : buildOnce());
