import {focusQuietly} from './focus.ts';

const WAYS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: at => at + 1,
  ArrowUp: at => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * For `onKeyDown`: up and down among what is marked so inside, whatever stands between them, and to the first and the last. With the
 * focus on anything else the keys mean what they always do.
 */
export const byArrows =
  (marked: string) =>
  (event: React.KeyboardEvent<HTMLElement>): void => {
    const to = WAYS[event.key];
    if (to === undefined || !(event.target instanceof HTMLElement) || !event.target.matches(marked)) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(marked)];
    const next = all[to(all.indexOf(event.target), all.length)];
    if (!next) return;
    event.preventDefault();
    focusQuietly(next);
  };
