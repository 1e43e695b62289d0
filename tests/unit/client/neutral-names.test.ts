import {expect, test} from 'vitest';
import {neutralName} from '../../../client/locales/neutral-names.ts';
import {MAX_PEOPLE} from '../../../shared/wire/limits.ts';

test('[R76] everybody in the largest session has a name of their own, the same each time', () => {
  const names = Array.from({length: MAX_PEOPLE}, (_, at) => neutralName(at + 1));
  expect(new Set(names).size).toBe(MAX_PEOPLE);
  expect(neutralName(1)).toBe('Blue Heron');
  for (const name of names.slice(0, 500)) expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
});
