import {availableParallelism, loadavg} from 'node:os';
import type {Page} from 'playwright-core';

/** What people feel as "at once": INP at a quarter of this machine's speed, in milliseconds. */
export const BUDGET_MS = 200;
const SLOWDOWN = 4;
/** The browser reports nothing shorter. In milliseconds. */
const SHORTEST_MS = 16;

export interface Times {
  /** Of 100 interactions 98 are shorter: what INP is on a page with many. */
  readonly p98: number;
  readonly median: number;
  readonly p75: number;
  readonly worst: number;
}

/** Each act is one interaction. Answers the time from each to the next paint, as the browser itself measures it. */
async function measure(page: Page, slowdown: number, acts: readonly (() => Promise<void>)[], pauseMs: number): Promise<Times> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
  await page.evaluate(durationThreshold => {
    const times = new Map<number, number>();
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        const {interactionId = 0, duration} = entry as PerformanceEntry & {interactionId?: number};
        if (interactionId > 0) times.set(interactionId, Math.max(duration, times.get(interactionId) ?? 0));
      }
    });
    observer.observe({type: 'event', durationThreshold} as PerformanceObserverInit);
    Object.assign(window, {interactions: {times, observer}});
  }, SHORTEST_MS);
  for (const act of acts) {
    await act();
    await page.waitForTimeout(pauseMs);
  }
  const found = await page.evaluate(async () => {
    await new Promise(resolve => setTimeout(resolve, 1_000));
    const {times, observer} = (window as unknown as {interactions: {times: Map<number, number>; observer: PerformanceObserver}})
      .interactions;
    observer.disconnect();
    return [...times.values()];
  });
  await cdp.send('Emulation.setCPUThrottlingRate', {rate: 1});
  await cdp.detach();
  const missing = Array.from({length: Math.max(0, acts.length - found.length)}, () => SHORTEST_MS);
  const all = [...found, ...missing].sort((a, b) => a - b);
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
  return {p98: at(0.98), median: at(0.5), p75: at(0.75), worst: all.at(-1) ?? Number.NaN};
}

/**
 * Half of the acts at full speed, half at a quarter of it; tells both. True when the budget is kept. `pauseMs`: a person needs time
 * between two, and what the server answers comes in then.
 */
export async function tellInteractions(page: Page, name: string, acts: readonly (() => Promise<void>)[], pauseMs = 300): Promise<boolean> {
  const half = Math.floor(acts.length / 2);
  const fast = await measure(page, 1, acts.slice(0, half), pauseMs);
  const slow = await measure(page, SLOWDOWN, acts.slice(half), pauseMs);
  const isKept = slow.p98 <= BUDGET_MS;
  const words = ({p98, p75, median, worst}: Times) => `${String(p98).padStart(4)} ms (median ${median}, p75 ${p75}, worst ${worst})`;
  process.stdout.write(
    `${name.padEnd(32)} full speed ${words(fast)} · ${SLOWDOWN}× slower ${words(slow)}: ${isKept ? 'kept' : 'exceeded'} · ratio ${(slow.p98 / fast.p98).toFixed(1)}\n`,
  );
  return isKept;
}

/** Times to a paint are those of the whole machine: with more work than cores they say nothing about the product. */
export const busyness = (): string => `load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`;
