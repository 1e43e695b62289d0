import {fileURLToPath} from 'node:url';
import {build, type InlineConfig, type Plugin} from 'vite';
import {PREACT, pageParts} from '../../vite.config.ts';
import {madeUpLocale} from './made-up-locale.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The gallery's pages: all screens, those of phones once more with what phones get, and all in a made-up language. */
export const EDITIONS = ['react', 'preact', 'made-up'] as const;
export type Edition = (typeof EDITIONS)[number];

/** What each edition makes of the one page. */
const EDITED: Readonly<Record<Edition, {readonly screens: string; readonly dir: 'ltr' | 'rtl'}>> = {
  react: {screens: 'every-screen.ts', dir: 'ltr'},
  preact: {screens: 'phone-screens.ts', dir: 'ltr'},
  'made-up': {screens: 'made-up-screens.ts', dir: 'rtl'},
};

const edited = (edition: Edition): Plugin => ({
  name: 'wrensong-gallery-edition',
  transformIndexHtml: {
    order: 'pre',
    handler: html => html.replace('{{screens}}', EDITED[edition].screens).replace('{{dir}}', EDITED[edition].dir),
  },
});

const config = (edition: Edition, outDir: string): InlineConfig => ({
  ...pageParts,
  plugins: [...pageParts.plugins, edited(edition), ...(edition === 'made-up' ? [madeUpLocale()] : [])],
  root,
  base: './',
  resolve: {alias: edition === 'preact' ? PREACT : []},
  build: {
    outDir,
    emptyOutDir: true,
    minify: false,
    modulePreload: {polyfill: false},
    rolldownOptions: {
      input: `${root}index.html`,
      // All of it at once: no scene waits for a file.
      output: {codeSplitting: false},
    },
  },
});

/** As it is shipped: a test's environment would bring React's own development code, on either renderer. */
export async function buildGallery(edition: Edition, outDir: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build(config(edition, outDir));
  } finally {
    process.env.NODE_ENV = before;
  }
}
