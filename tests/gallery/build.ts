import {fileURLToPath} from 'node:url';
import {build, type InlineConfig} from 'vite';
import {PREACT, pageParts} from '../../vite.config.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

export type Renderer = 'react' | 'preact';

/** The gallery's pages: all screens with React, those of phones once more with what phones get. */
const config = (renderer: Renderer, outDir: string): InlineConfig => ({
  ...pageParts,
  root,
  base: './',
  resolve: {alias: renderer === 'preact' ? PREACT : []},
  build: {
    outDir,
    emptyOutDir: true,
    minify: false,
    modulePreload: {polyfill: false},
    rolldownOptions: {
      input: `${root}${renderer === 'preact' ? 'phones.html' : 'gallery.html'}`,
      // All of it at once: no scene waits for a file.
      output: {codeSplitting: false},
    },
  },
});

/** As it is shipped: a test's environment would bring React's own development code, on either renderer. */
export async function buildGallery(renderer: Renderer, outDir: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build(config(renderer, outDir));
  } finally {
    process.env.NODE_ENV = before;
  }
}
