import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createLog} from '../../../server/ops/log.ts';
import {Wiper} from '../../../server/store/wiper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function wiperOver(...answers: boolean[]) {
  const wipe = vi.fn(async () => answers.shift() ?? true);
  return {wipe, wiper: new Wiper({wipe}, createLog('silent'))};
}

test('[R16] deleted words are wiped within 60 seconds, many deletions together', async () => {
  const {wipe, wiper} = wiperOver();
  for (let second = 0; second < 9; second++) {
    wiper.ask();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(wipe).not.toHaveBeenCalled();
  expect(wiper.isBehind).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(wipe).toHaveBeenCalledTimes(1);
  expect(wiper.isBehind).toBe(false);
});

test('[R16] a reader in the way is waited for, again and again', async () => {
  const {wipe, wiper} = wiperOver(false, false, true);
  wiper.ask();
  await vi.advanceTimersByTimeAsync(13_000);
  expect(wipe).toHaveBeenCalledTimes(3);
  expect(wiper.isBehind).toBe(false);
});

test('who cannot wait brings the wiping forward, and what comes after that wants another one', async () => {
  const {wipe, wiper} = wiperOver();
  wiper.ask();
  wiper.ask(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(wipe).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(wipe).toHaveBeenCalledTimes(1);
  wiper.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(wipe).toHaveBeenCalledTimes(2);
});

test('[R16] a server that stops wipes first what it still has to', async () => {
  const {wipe, wiper} = wiperOver();
  wiper.ask();
  await wiper.close();
  expect(wipe).toHaveBeenCalledTimes(1);
  await wiper.close();
  expect(wipe).toHaveBeenCalledTimes(1);
});
