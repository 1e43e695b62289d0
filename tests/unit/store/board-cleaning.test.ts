import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {BoardCleaning} from '../../../server/board-cleaning.ts';
import {createLog} from '../../../server/ops/log.ts';
import {systemTime} from '../../../server/rooms/clock.ts';
import {MINUTE, SECOND} from '../../../shared/wire/ids.ts';
import {listedSession} from './listed-session.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Sessions from the newest on; those that are said fail once. */
function cleaningOf(sessions: readonly string[], withBoards: readonly string[], failing: readonly string[] = []) {
  const cleaned: string[] = [];
  const fails = new Set(failing);
  const cleaning = new BoardCleaning({
    store: {list: async () => sessions.map(session => listedSession(session, {phase: 'live'})), sessionsWithBoards: async () => withBoards},
    clean: async session => {
      cleaned.push(session);
      if (fails.delete(session)) throw new Error('it cannot be opened');
    },
    time: {after: systemTime.after},
    log: createLog('silent'),
  });
  cleaning.begin();
  return {cleaning, taken: () => cleaned.splice(0)};
}

test('[R146] all boards at the start, newest sessions first, one each second', async () => {
  const {cleaning, taken} = cleaningOf(['new', 'without', 'older', 'oldest'], ['oldest', 'older', 'new']);
  await vi.advanceTimersByTimeAsync(0);
  expect(taken()).toEqual(['new']);
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(taken()).toEqual(['older']);
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(taken()).toEqual(['oldest']);
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  expect(taken()).toEqual([]);
  await cleaning.close();
});

test('[R146] one that fails keeps no other waiting, and is tried again, as is one that could not be kept later', async () => {
  const {cleaning, taken} = cleaningOf(['a', 'b', 'removed'], ['a', 'b'], ['a']);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(taken()).toEqual(['a', 'b']);
  cleaning.again('b');
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(taken()).toEqual(['a', 'b']);
  cleaning.again('gone meanwhile');
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  expect(taken()).toEqual([]);
  await cleaning.close();
});

test('closing waits for no rest, and nothing is cleaned after it', async () => {
  const {cleaning, taken} = cleaningOf(['a', 'b'], ['a', 'b']);
  await vi.advanceTimersByTimeAsync(0);
  expect(taken()).toEqual(['a']);
  await cleaning.close();
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  expect(taken()).toEqual([]);
});

test('one that was never begun closes too', async () => {
  const clean = () => Promise.resolve();
  const store = {list: async () => [], sessionsWithBoards: async () => []};
  await expect(
    new BoardCleaning({store, clean, time: {after: systemTime.after}, log: createLog('silent')}).close(),
  ).resolves.toBeUndefined();
});
