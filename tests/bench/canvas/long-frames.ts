import {writeFile} from 'node:fs/promises';
import type {Page} from 'playwright-core';

/** The first has the browser's animation frames, the second what its threads do, the third our marks. */
const CATEGORIES = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
const [BEGAN, ENDED] = ['act began', 'act ended'] as const;

/** An event of the browser's own trace, as far as it is read here. Times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** How long it took, waiting included. */
  readonly dur?: number;
  /** How long its thread worked for it. */
  readonly tdur?: number;
}

/** One animation frame of a page. In milliseconds. */
export interface TracedFrame {
  /** From its beginning until it was handed over to be shown: what the browser calls the duration of a long animation frame. */
  readonly took: number;
  /** What of that the page's own thread worked: on a busy machine the rest is waiting for a core. */
  readonly worked: number;
}

/** The animation frames of a page during an act, from the browser's trace. `keepAs`: a file for the whole trace. */
export async function framesDuring(page: Page, act: () => Promise<void>, keepAs: string | null): Promise<readonly TracedFrame[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('there is no browser to trace');
  const mark = (name: string) => page.evaluate(words => void performance.mark(words), name);
  await browser.startTracing(page, {categories: CATEGORIES});
  await mark(BEGAN);
  await act();
  await mark(ENDED);
  // The frame in which the act ended is in the trace only when it is over.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
  const trace = await browser.stopTracing();
  if (keepAs !== null) await writeFile(keepAs, trace);
  return framesIn((JSON.parse(trace.toString()) as {readonly traceEvents: readonly TraceEvent[]}).traceEvents);
}

function framesIn(events: readonly TraceEvent[]): readonly TracedFrame[] {
  const [began, ended] = [BEGAN, ENDED].map(name => events.find(event => event.name === name));
  if (!began || !ended) throw new Error('the trace does not say when the act was');
  const onThread = events.filter(({pid, tid}) => pid === began.pid && tid === began.tid).sort((one, other) => one.ts - other.ts);
  const tasks = onThread.filter(({name, ph}) => name === 'RunTask' && ph === 'X');
  const frames: TracedFrame[] = [];
  let start: number | null = null;
  for (const {name, ph, ts} of onThread) {
    if (name !== 'AnimationFrame') continue;
    if (ph === 'b') start = ts;
    if (ph !== 'e' || start === null) continue;
    const [from, to] = [start, ts];
    start = null;
    if (from < began.ts || from > ended.ts) continue;
    const worked = tasks.reduce((sum, task) => sum + workedWithin(task, from, to), 0);
    frames.push({took: (to - from) / 1_000, worked: worked / 1_000});
  }
  if (frames.length === 0) throw new Error('there is no animation frame in the trace: does this browser name them in another way?');
  return frames;
}

/** What a task worked in this time. One that begins in it or ends in it is taken to have worked evenly. */
function workedWithin({ts, dur = 0, tdur = 0}: TraceEvent, from: number, to: number): number {
  const shared = Math.min(to, ts + dur) - Math.max(from, ts);
  return shared <= 0 ? 0 : (tdur * shared) / dur;
}
