import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {BaseSequencer, type TestSpecification} from 'vitest/node';

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

/** Plays whole workshops in the product's own time. Begun last, it would go on alone when all others are through; a fresh clone knows no durations to sort by. */
const LONGEST = '/browser/workshop/';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({moduleId}: TestSpecification) => moduleId.includes(LONGEST);
    return [...sorted.filter(isLongest), ...sorted.filter(file => !isLongest(file))];
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // A fork of its own per file: native packages and process signals do not mix with worker threads.
    pool: 'forks',
    // The whole suite is promised on two cores.
    maxWorkers: 2,
    sequence: {sequencer: LongestFirst},
    projects: Object.entries(LIMITS).map(([name, limit]) => ({
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
        testTimeout: limit,
        hookTimeout: limit,
        // What is waited for comes when a busy machine gets round to it.
        expect: {poll: {timeout: 15_000}},
      },
    })),
  },
});
