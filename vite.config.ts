import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import react from '@vitejs/plugin-react';
import {defineConfig, type InlineConfig, type Plugin} from 'vite';
import {compiledLocales} from './client/locales/compile.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const at = (path: string) => join(root, path);

/** What each build starts from. */
const ENTRIES = {
  first: {first: at('client/kit/reader-first.ts')},
  phone: {phone: at('client/phone/main.tsx'), door: at('client/phone/pages/door-script.ts')},
  desk: {
    console: at('client/console/main.tsx'),
    organiser: at('client/organiser/main.tsx'),
    stage: at('client/stage/main.tsx'),
    board: at('client/board/main.tsx'),
  },
} as const;

export type BuildName = keyof typeof ENTRIES;

export const BUILDS = ['first', 'phone', 'desk'] as const;

/** The phone gets Preact: the same code, a sixth of the bytes. A reader of compiled messages for Lingui's runtime. And no way to connect that is never asked for. */
export const PREACT = [
  {find: /^react-dom\/client$/, replacement: 'preact/compat/client'},
  {find: /^react-dom$/, replacement: 'preact/compat'},
  {find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime'},
  {find: /^react$/, replacement: 'preact/compat'},
  {find: /^@lingui\/core$/, replacement: at('client/locales/compiled.ts')},
  {find: /^\.\/webtransport\.js$/, replacement: at('client/live/no-web-transport.ts')},
];

/** Short, stable, and the same in the pages that are rendered beforehand as in the scripts. */
const className = (name: string, file: string): string => {
  const path = relative(root, file.replace(/\?.*$/, ''));
  let hash = 5381;
  for (const letter of path) hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 2_176_782_336;
  return `${name}-${hash.toString(36)}`;
};

/** What zod is called while the bundle is made: its one letter is also the name of functions that do have effects. */
const SCHEMA = 'zodSchema';

/** A schema that nothing parses with is not shipped: making one has no effect, however it is made. A phone parses nothing. */
const unusedSchemasGo = (): Plugin => ({
  name: 'wrensong-unused-schemas-go',
  enforce: 'pre',
  transform: {
    filter: {id: /\/shared\/.*\.ts$/, code: /zod\/mini/},
    handler: code => ({code: code.replace('import {z}', `import {z as ${SCHEMA}}`).replace(/\bz(?=\s*\.)/g, SCHEMA), map: null}),
  },
});

/** A shell may be set to anything. Parts that were built for development beside others that were not show an empty page. */
const asShipped = (): Plugin => ({
  name: 'wrensong-as-shipped',
  config: () => {
    process.env.NODE_ENV = 'production';
  },
});

/**
 * The layers in their order at the head of every stylesheet: whichever comes first on a page decides. And the plain pages' stylesheet is
 * kept, though no script uses its class names.
 */
const orderedStyles = (): readonly Plugin[] => [
  {
    name: 'wrensong-ordered-styles',
    enforce: 'pre',
    transform: {filter: {id: /\/client\/.*\.css$/}, handler: code => ({code: `@layer base, kit, surface;\n${code}`, map: null})},
  },
  {
    name: 'wrensong-kept-styles',
    enforce: 'post',
    transform: {filter: {id: /\/pages\/page\.module\.css$/}, handler: code => ({code, map: null, moduleSideEffects: 'no-treeshake'})},
  },
];

/** Parts of the phone that several late parts need and the first screen does not. */
const PHONE_LATER = [
  ['more', /\/kit\/(live-list|live-list-rows|chart|chart-shares|stepper|tabs)(\.module)?\.(tsx?|css)$|\/locales\/(en-GB\/)?elements\.ts$/],
  ['rows', /\/kit\/(choices|dialog|disclosure)(\.module)?\.(tsx|css)$/],
  ['reader', /\/kit\/reader(-controls|-settings)?(\.module)?\.(tsx?|css)$|\/locales\/(en-GB\/)?reader\.ts$/],
  ['words', /\/locales\/(en-GB\/)?(phone-sheets|neutral-names)\.ts$|\/kit\/use-is-new\.ts$|\/phone\/support\.tsx$/],
  [
    'shell',
    /\/phone\/(minutes-left|hand-place|hand-standing|time-chip|time-words|timer-choice|shown-notes)\.tsx?$|\/locales\/(en-GB\/)?phone-live\.ts$|\/locales\/phone-refused\.ts$|\/kit\/(notice|announcer|announcements|disc|disc-times|rescue-focus)(\.module)?\.(tsx?|css)$|\/shared\/agenda\/clock\.ts$|\/zustand\/esm\/react\.mjs$/,
  ],
  ['clearing', /\/phone\/(clear-device|stay-open|worker-place)\.ts$/],
  ['refusals', /\/locales\/(en-GB\/refusals|phone-refusals)\.ts$/],
  ['elements', /\/kit\/(field|form)(\.module)?\.(tsx|css)$/],
  ['asides', /\/phone\/(earlier-notes|left-drafts|turn-card)\.tsx$|\/kit\/copy-button(\.module)?\.(tsx|css)$/],
  [
    'own-notes',
    /\/activities\/write\/(own-notes-list|note-actions|note-form|written|note-field-id)\.tsx?$|\/activities\/prompt\.tsx$|\/activities\/phone-face\.module\.css$|\/live\/note-status\.ts$|\/locales\/(en-GB\/)?phone-write\.ts$/,
  ],
  [
    'notes',
    /\/activities\/notes\/(arrangement|find-in-notes|having-words|no-source|note-groups|note-list|read-order|show-waiting|source-standing|use-as-of|use-folds|use-held)(\.module)?\.(tsx?|css)$|\/activities\/time-of-day\.ts$|\/kit\/fold(\.module)?\.(tsx|css)$|\/live\/paused-room\.ts$|\/locales\/(en-GB\/)?phone-notes\.ts$/,
  ],
  ['faces', /\/locales\/(en-GB\/)?phone-faces\.ts$/],
  [
    'answers',
    /\/activities\/(ballot\/[a-z.-]+|dots\/dot-lists|agreement\/(agreement-lines|line-icons))\.(tsx?|css)$|\/kit\/easy-icon\.tsx$|\/locales\/(en-GB\/)?agreement\.ts$|\/shared\/choices\/lists\.ts$|\/locales\/(en-GB\/)?results\.ts$/,
  ],
] as const;

/** What needs nothing itself and is needed by the first screen and by others: one file instead of a handful. */
const PHONE_BASE =
  /\/shared\/wire\/(limits|ids)\.ts$|\/locales\/(en-GB\/)?kit\.ts$|\/kit\/(icon|button|class-names)(\.module)?\.(tsx?|css)$|\/live\/(records|kept)\.ts$|\/phone\/(leave-quickly|neutral-page)\.ts$|\/idb-keyval\/|rolldown\/runtime/;

/** `write-phone` for activities/write/phone.tsx, else the file's name. */
const lazyName = (file: string): string => {
  const [folder = '', kind = '', name = ''] = file
    .replace(/\.tsx?$/, '')
    .split('/')
    .slice(-3);
  return folder === 'activities' && ['phone', 'console'].includes(name) ? `${kind}-${name}` : name;
};

const shared = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  css: {modules: {generateScopedName: className}},
} as const satisfies InlineConfig;

/** For whoever builds pages from the same parts: the gallery. */
export const pageParts = {...shared, plugins: [compiledLocales(), ...orderedStyles()]} satisfies InlineConfig;

/**
 * One of the builds that browsers load. All write into one folder of assets, each with a manifest of its own. `first` is one plain
 * script, because it has to run before anything is painted and a module waits for the whole page.
 */
export const browserBuild = (name: BuildName, outDir: string): InlineConfig => ({
  ...shared,
  base: '/',
  plugins: [asShipped(), compiledLocales(), unusedSchemasGo(), ...orderedStyles(), ...(name === 'desk' ? [react()] : [])],
  resolve: {alias: name === 'phone' ? PREACT : []},
  build: {
    outDir,
    emptyOutDir: false,
    assetsDir: 'assets',
    manifest: `manifest-${name}.json`,
    // Old phones in the hands of people who keep them.
    target: ['chrome100', 'safari15', 'firefox100'],
    cssTarget: ['chrome100', 'safari15', 'firefox100'],
    modulePreload: {
      polyfill: false,
      // What belongs to the first screen is here when a later part is asked for.
      resolveDependencies: (_file, parts) => parts.filter(part => part.includes('/lazy-')),
    },
    // A phone's styles are small: one file for the pages and the app, fetched once.
    cssCodeSplit: name === 'desk',
    rolldownOptions: {
      input: ENTRIES[name],
      // The board is called by the page that fetches it.
      ...(name === 'desk' && {preserveEntrySignatures: 'exports-only'}),
      treeshake: {manualPureFunctions: [SCHEMA, 'Text']},
      // The size limits go by these names: what is lazy says so, all else is loaded at once.
      output: {
        ...(name === 'first' && {format: 'iife'}),
        chunkFileNames: chunk => {
          if (chunk.name.startsWith('lazy-')) return 'assets/[name]-[hash].js';
          return chunk.isDynamicEntry ? `assets/lazy-${lazyName(chunk.facadeModuleId ?? '')}-[hash].js` : `assets/${name}-shared-[hash].js`;
        },
        ...(name === 'phone' && {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{name: 'base', test: PHONE_BASE}, ...PHONE_LATER.map(([part, test]) => ({name: `lazy-${part}`, test}))],
          },
        }),
      },
    },
  },
});

/** The phone's worker: one plain script beside the assets, under a name that stays, with what it keeps written into it. */
export const workerBuild = (kept: readonly {readonly url: string; readonly revision: string | null}[], outDir: string): InlineConfig => ({
  ...shared,
  define: {KEPT_FILES: JSON.stringify(kept)},
  build: {
    outDir,
    emptyOutDir: false,
    target: ['chrome100', 'safari15', 'firefox100'],
    rolldownOptions: {input: {worker: at('client/phone/worker.ts')}, output: {format: 'iife', entryFileNames: '[name].js'}},
  },
});

/** The pages' markup, for Node: client/build.ts runs it once and throws it away. */
export const pagesBuild = (outDir: string): InlineConfig => ({
  ...shared,
  plugins: [compiledLocales()],
  build: {ssr: at('client/render-pages.tsx'), outDir, emptyOutDir: true, rolldownOptions: {output: {entryFileNames: 'render-pages.js'}}},
});

/** The one page that is rendered for each who asks, as a script for the server: with all that it needs, and as it is shipped. */
export const noScriptBuild = (outDir: string): InlineConfig => ({
  ...shared,
  plugins: [compiledLocales()],
  define: {'process.env.NODE_ENV': '"production"'},
  ssr: {noExternal: true},
  build: {
    ssr: at('client/render-no-script.tsx'),
    outDir,
    emptyOutDir: false,
    rolldownOptions: {output: {entryFileNames: 'no-script.js', codeSplitting: false}},
  },
});

export default defineConfig(({mode}) => browserBuild(mode === 'desk' ? 'desk' : 'phone', 'dist/client'));
