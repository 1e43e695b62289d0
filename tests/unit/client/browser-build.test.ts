import {resolveConfig} from 'vite';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {BUILDS, browserBuild} from '../../../vite.config.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what browsers load', () => {
  // A development build asks React for what Preact has not, and phones would show an empty page.
  test.each(BUILDS)('is the production build (%s), whatever the shell is set to that builds it', async name => {
    for (const shell of ['development', 'test', '']) {
      vi.stubEnv('NODE_ENV', shell);
      expect((await resolveConfig(browserBuild(name, 'nowhere'), 'build')).isProduction, shell).toBe(true);
    }
  });
});
