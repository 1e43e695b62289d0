import {expect, test} from 'vitest';
import {timeOfDay} from '../../../client/activities/time-of-day.ts';
import {timeInWords} from '../../../client/organiser/list/listing.ts';
import {hours} from '../../../client/stage/times.ts';

test('a time in the morning is told in one form on every screen', () => {
  const at = new Date(2026, 10, 22, 9, 5).getTime();
  expect([timeOfDay(at), hours(at), timeInWords(at)]).toEqual(['09:05', '09:05', '09:05']);
});
