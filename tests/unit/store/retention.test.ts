import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {readConfig, SettingError} from '../../../server/config.ts';
import {createLog} from '../../../server/ops/log.ts';
import {removalOf, retention, UNDO_MS} from '../../../server/retention.ts';
import {systemTime} from '../../../server/rooms/clock.ts';
import {DAY, HOUR} from '../../../shared/wire/ids.ts';
import {listedSession} from './listed-session.ts';

describe('a session is removed', () => {
  test('[R68] 90 days after it ended', () => {
    expect(removalOf(listedSession('a', {endedAt: 5 * DAY, usedOn: 80 * DAY}), 90)).toEqual({deleteAt: 95 * DAY, isAsked: false});
  });

  test('[R68] when it never ended, after the last day of use, or the day for which it was planned', () => {
    expect(removalOf(listedSession('a', {usedOn: 10 * DAY}), 90).deleteAt).toBe(101 * DAY);
    expect(removalOf(listedSession('a', {usedOn: 10 * DAY, startsAt: 50 * DAY}), 90).deleteAt).toBe(140 * DAY);
  });

  test('earlier where the organiser asked for it, and never later', () => {
    expect(removalOf(listedSession('a', {endedAt: 0, deleteAt: UNDO_MS}), 90)).toEqual({deleteAt: UNDO_MS, isAsked: true});
    expect(removalOf(listedSession('a', {endedAt: 0, deleteAt: 91 * DAY}), 90)).toEqual({deleteAt: 90 * DAY, isAsked: false});
  });
});

describe('the hourly look', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const log = createLog('silent');
  const time = {wall: () => Date.now(), after: systemTime.after};

  test('removes at once and every hour what is due, nothing else, and goes on after a failure', async () => {
    vi.setSystemTime(100 * DAY);
    const rows = [
      listedSession('due', {endedAt: 9 * DAY}),
      listedSession('in half an hour', {endedAt: 10 * DAY + HOUR / 2}),
      listedSession('young', {endedAt: 90 * DAY}),
    ];
    const removed: string[] = [];
    let fails = 0;
    const store = {
      list: async () => {
        if (fails-- > 0) throw new Error('the disk refuses');
        return rows.filter(({session}) => !removed.includes(session));
      },
    };
    const remove = async (session: string) => removed.push(session) > 0;
    const rounds = retention({store, days: 90, remove, time, log});
    await vi.advanceTimersByTimeAsync(0);
    expect(removed).toEqual(['due']);
    fails = 1;
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(removed).toEqual(['due']);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(removed).toEqual(['due', 'in half an hour']);
    await rounds.close();
    rows.push(listedSession('later due', {endedAt: 0}));
    await vi.advanceTimersByTimeAsync(5 * HOUR);
    expect(removed).not.toContain('later due');
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('the days are 90 unless set, and a number that keeps nothing or for ever is refused', () => {
  expect(readConfig({}).retentionDays).toBe(90);
  expect(readConfig({RETENTION_DAYS: '7'}).retentionDays).toBe(7);
  for (const wrong of ['0', '-1', '1.5', 'ninety', '99999']) {
    expect(() => readConfig({RETENTION_DAYS: wrong}), wrong).toThrow(SettingError);
  }
});
