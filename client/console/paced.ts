import type {Millis} from '../../shared/wire/ids.ts';
import type {Saying} from './say-changes.ts';

/**
 * Says what may be said at once, and holds back what is said at most every so often: of several only the last one is then said. The
 * timer ends with the page.
 */
export function paced(
  say: (saying: Saying) => void,
  {now, wait}: {readonly now: () => Millis; readonly wait: (then: () => void, ms: Millis) => void} = {now: Date.now, wait: setTimeout},
): (saying: Saying) => void {
  const saidAt = new Map<string, Millis>();
  const held = new Map<string, Saying>();
  return saying => {
    const {apart} = saying;
    if (!apart) return say(saying);
    const {about, ms} = apart;
    if (held.has(about)) {
      held.set(about, saying);
      return;
    }
    const rest = (saidAt.get(about) ?? Number.NEGATIVE_INFINITY) + ms - now();
    const speak = (one: Saying) => {
      saidAt.set(about, now());
      say(one);
    };
    if (rest <= 0) return speak(saying);
    held.set(about, saying);
    wait(() => {
      const last = held.get(about);
      held.delete(about);
      if (last) speak(last);
    }, rest);
  };
}
