import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {forgetting, isForgettingDue} from '../../../server/forgetting.ts';
import {createLog} from '../../../server/ops/log.ts';
import {systemTime} from '../../../server/rooms/clock.ts';
import type {ListedSession} from '../../../server/store/contract.ts';
import {DAY, HOUR, MINUTE} from '../../../shared/wire/ids.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const row = (session: string, endedAt: number | null, forgottenAt: number | null = null): ListedSession => ({
  session,
  phase: endedAt === null ? 'live' : 'ended',
  title: '',
  createdAt: 0,
  startsAt: null,
  endedAt,
  usedOn: 0,
  forgottenAt,
  turnout: 0,
  deleteAt: null,
});

test('[R77] persons are due an hour after their session ended, once', () => {
  expect(isForgettingDue({endedAt: 10, forgottenAt: null}, 9 + HOUR)).toBe(false);
  expect(isForgettingDue({endedAt: 10, forgottenAt: null}, 10 + HOUR)).toBe(true);
  expect(isForgettingDue({endedAt: 10, forgottenAt: 10 + HOUR}, 90 * DAY)).toBe(false);
  expect(isForgettingDue({endedAt: null, forgottenAt: null}, 90 * DAY)).toBe(false);
});

test('[R77] at the start and every five minutes; one session that fails keeps no other, and is tried again', async () => {
  vi.setSystemTime(100 * DAY);
  const rows = [row('fails', 1), row('not saved', 1), row('due', 99 * DAY), row('soon', 100 * DAY - HOUR + MINUTE), row('live', null)];
  const asked: string[] = [];
  let isRefusing = true;
  const forget = async (session: string) => {
    asked.push(session);
    if (isRefusing && session === 'fails') throw new Error('it cannot be opened');
    if (isRefusing && session === 'not saved') return false;
    const at = rows.findIndex(one => one.session === session);
    rows[at] = row(session, rows[at]?.endedAt ?? null, Date.now());
    return true;
  };
  const time = {wall: () => Date.now(), after: systemTime.after};
  const rounds = forgetting({store: {list: async () => [...rows]}, forget, time, log: createLog('silent')});
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.splice(0)).toEqual(['fails', 'not saved', 'due']);
  isRefusing = false;
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(asked.splice(0)).toEqual(['fails', 'not saved', 'soon']);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(asked).toEqual([]);
  await rounds.close();
  expect(vi.getTimerCount()).toBe(0);
});
