import {focusQuietly} from './focus.ts';

/**
 * For `onKeyDown`: up and down among what is marked so inside, whatever stands between them. With the focus on anything else the keys
 * mean what they always do.
 */
export const byArrows =
  (marked: string) =>
  (event: React.KeyboardEvent<HTMLElement>): void => {
    const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (by === undefined || !(event.target instanceof HTMLElement) || !event.target.matches(marked)) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(marked)];
    const next = all[all.indexOf(event.target) + by];
    if (!next) return;
    event.preventDefault();
    focusQuietly(next);
  };
