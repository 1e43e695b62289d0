import type {Frame, Page, Welcome} from '../../shared/wire/live.ts';
import {adoptWhole, applyFrame, type Held} from './records.ts';

/** Fetches one page of records; null when it could not be had. */
export type GetPage = (path: string) => Promise<Page | null>;

/**
 * What a client holds after its welcome: the whole view, where one came, and in either case the frames after it. A whole view is
 * encoded at most once a second, so whoever joins right after a change gets it from before that change, and the change as a frame.
 */
export async function heldAfter(welcome: Welcome, held: Held, getPage: GetPage): Promise<Held | 'gap'> {
  let next: Held = {...held, lineage: welcome.lineage};
  if (welcome.whole !== null) {
    const put = await withPages(JSON.parse(welcome.whole) as Pick<Frame, 'put' | 'pages'>, getPage);
    if (!put) return 'gap';
    next = adoptWhole(held, {lineage: welcome.lineage, n: welcome.n, put});
  }
  for (const frame of welcome.frames) {
    const put = await withPages(frame, getPage);
    const applied = put ? applyFrame(next, {...frame, put}) : 'gap';
    if (applied === 'gap') return 'gap';
    next = applied;
  }
  return next;
}

/** What a frame puts, with its pages; null when one could not be fetched. */
export async function withPages({put, pages = []}: Pick<Frame, 'put' | 'pages'>, getPage: GetPage): Promise<Frame['put'] | null> {
  if (pages.length === 0) return put;
  const fetched = await Promise.all(pages.map(getPage));
  if (fetched.some(page => page === null)) return null;
  return Object.assign({}, put, ...fetched.map(page => page?.put));
}
