import {SECOND} from '../../shared/wire/ids.ts';
import {AFTER_TYPING_MS, type Announcements, due, type Hearing, type Level, noAnnouncements, offer, type Topic} from './announcements.ts';

/**
 * The one place that speaks. Components own no live region: they tell `announce('notes', sentence)`, and what is said when is
 * decided in announcements.ts. The regions `#polite` and `#assertive` stand in the first HTML; an open dialog makes the rest
 * of the page inert, so it brings a pair of its own (`data-speech`), and the topmost one is written to.
 */
export function announce(topic: Topic, text: string, more: {level?: Level; isUrgent?: boolean; isCount?: boolean} = {}): void {
  // A form speaks of what the person does in it.
  const {level = topic === 'form' ? 'asked' : 'some', isUrgent = false, isCount = false} = more;
  state = offer(state, {topic, text, level, isUrgent, isCount}, Date.now());
  if (timer) clearTimeout(timer);
  timer = setTimeout(look, SETTLE_MS);
}

/** A press often closes its dialog too, and what stands in a closed dialog is not heard. Milliseconds. */
const SETTLE_MS = 200;

let state: Announcements = noAnnouncements;
let typedAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | null = null;

if (typeof document !== 'undefined') {
  document.addEventListener('input', () => {
    typedAt = Date.now();
  });
}

function look(): void {
  if (timer) clearTimeout(timer);
  const now = Date.now();
  const {state: next, say} = due(state, now, {
    isTyping: now - typedAt < AFTER_TYPING_MS,
    isHidden: document.visibilityState === 'hidden',
    level: hearing(),
  });
  state = next;
  if (say) write(say.text, say.isUrgent);
  timer = state.waiting.length > 0 ? setTimeout(look, SECOND / 2) : null;
}

/** As chosen on this device: the root says it (reader-settings.ts). */
function hearing(): Hearing {
  const chosen = document.documentElement.dataset.hear;
  return chosen === 'few' || chosen === 'all' || chosen === 'request' ? chosen : 'some';
}

/** How long a sentence stays in its region, so that it is not found later as if it were part of the page. */
const STAYS_MS = 7 * SECOND;

function write(text: string, isUrgent: boolean): void {
  const kind = isUrgent ? 'assertive' : 'polite';
  const inDialog = [...document.querySelectorAll(`dialog[open] [data-speech="${kind}"]`)].at(-1);
  const region = inDialog ?? document.getElementById(kind);
  if (!region) return;
  const line = document.createElement('p');
  line.textContent = text;
  region.append(line);
  setTimeout(() => line.remove(), STAYS_MS);
}
