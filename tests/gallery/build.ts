import {fileURLToPath} from 'node:url';
import {build, type InlineConfig} from 'vite';
import {PREACT, pageParts} from '../../vite.config.ts';
import {madeUpLocale} from './made-up-locale.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The gallery's pages: all screens, those of phones once more with what phones get, and all in a made-up language. */
export const EDITIONS = ['react', 'preact', 'made-up'] as const;
export type Edition = (typeof EDITIONS)[number];

const PAGES: Readonly<Record<Edition, string>> = {react: 'gallery.html', preact: 'phones.html', 'made-up': 'made-up.html'};

const config = (edition: Edition, outDir: string): InlineConfig => ({
  ...pageParts,
  plugins: [...pageParts.plugins, ...(edition === 'made-up' ? [madeUpLocale()] : [])],
  root,
  base: './',
  resolve: {alias: edition === 'preact' ? PREACT : []},
  build: {
    outDir,
    emptyOutDir: true,
    minify: false,
    modulePreload: {polyfill: false},
    rolldownOptions: {
      input: `${root}${PAGES[edition]}`,
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
