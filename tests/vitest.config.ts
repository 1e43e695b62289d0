import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';

/** Milliseconds one test may take, by folder: what lasts longer hangs. */
const LIMITS = {
  unit: 10_000,
  property: 60_000,
  contract: 30_000,
  simulation: 120_000,
  wire: 30_000,
  browser: 60_000,
  gallery: 60_000,
} as const;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // A fork of its own per file: native packages and process signals do not mix with worker threads.
    pool: 'forks',
    // The whole suite is promised on two cores.
    maxWorkers: 2,
    projects: Object.entries(LIMITS).map(([name, limit]) => ({
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
        testTimeout: limit,
        hookTimeout: limit,
      },
    })),
  },
});
