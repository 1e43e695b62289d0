import {SECOND} from '../../shared/wire/ids.ts';
import {NEUTRAL_PAGE} from './neutral-page.ts';
import {forget} from './remembered.ts';

/** Fetched as soon as there is a way out, so that it is here when it is pressed. */
const loadClearing = () => import('./clear-device.ts');

const PRESSES = 3;
/** Pressed again after longer than this, Shift was pressed for something else. Milliseconds. */
const BETWEEN_MS = 2 * SECOND;
/** An empty page waits no longer for what this phone kept to be gone. Milliseconds. */
const CLEARING_MS = SECOND / 2;

/** On which the tabs of this browser hear that one of them was left quickly. Old browsers have none: there each tab is left by itself. */
const tabs = () => {
  opened ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('wrensong:leaving');
  return opened;
};
/** One for the page, which does not hear what it says itself. */
let opened: BroadcastChannel | null = null;

/** Takes what is kept off this phone. */
type Clear = () => Promise<unknown>;

/** From now on Shift three times leaves. The answer takes it back. */
export function leaveByShift(clear: Clear): () => void {
  void loadClearing().catch(() => undefined);
  let presses = 0;
  let last = 0;
  const press = ({key, repeat, timeStamp}: KeyboardEvent) => {
    if (repeat) return;
    presses = key !== 'Shift' ? 0 : timeStamp - last < BETWEEN_MS ? presses + 1 : 1;
    last = timeStamp;
    if (presses === PRESSES) leaveQuickly(clear);
  };
  addEventListener('keydown', press, true);
  return () => removeEventListener('keydown', press, true);
}

/** Another tab was left quickly: what this one shows, or would write down again, goes as well. The answer takes it back. */
export function leaveWithOthers(clear: Clear): () => void {
  const hear = () => goAway(clear);
  tabs()?.addEventListener('message', hear);
  return () => tabs()?.removeEventListener('message', hear);
}

/** First the screen, at once; then what this phone kept, and away: whoever looks, or goes back, finds nothing. */
export function leaveQuickly(clear: Clear): void {
  tabs()?.postMessage(null);
  goAway(clear);
}

function goAway(clear: Clear): void {
  document.title = '\u00a0';
  document.body.replaceChildren();
  const go = () => location.replace(NEUTRAL_PAGE);
  // What is kept goes whether or not the rest of the program can be fetched.
  const clearing = loadClearing().then(({clearDevice}) => clearDevice());
  const cleared = Promise.allSettled([clear(), clearing]);
  forget();
  void Promise.race([cleared, new Promise(resolve => setTimeout(resolve, CLEARING_MS))]).then(go);
}
