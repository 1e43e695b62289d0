import {expect, test} from 'vitest';
import {standingOf} from '../../../client/activities/notes/source-standing.ts';
import {START} from '../../telling/telling.ts';
import {activity, writing} from './view-of.ts';

const source = (more: Parameters<typeof activity>[1]) => activity('one', {at: 'closed', ...more});

test('notes that are worked on are shown, on their way, or kept back because too few people wrote', () => {
  expect(standingOf(source({writing: writing({at: 'shown', notes: ['a']})}))).toBe('shown');
  expect(standingOf(source({writing: writing({at: 'shown', notes: ['a'], isHeld: true}), gathering: START}))).toBe('shown');
  expect(standingOf(source({gathering: START}))).toBe('coming');
  expect(standingOf(source({writing: writing({isHeld: true})}))).toBe('too-few');
  // Nobody wrote anything.
  expect(standingOf(source({}))).toBe('too-few');
});
