import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {JOIN_AGAIN_MS} from '../../shared/wire/limits.ts';

/** While it is told one of these, or nothing that is an answer, the page waits on. */
const WAITING: ReadonlySet<unknown> = new Set<RefusalCode>(['too-many', 'codes-wait', 'closing-down', 'not-open-yet']);

/**
 * A page that could not join yet: it says how long it waits, and sends again what was sent, until that is answered. It asks beside the page
 * first, so that neither focus nor the page's history move while there is nothing new.
 */
export function joinAgain(form: HTMLFormElement): void {
  show('again-by-hand', false);
  show('again-by-itself', true);
  tellStart();
  const seconds = document.querySelector('[data-seconds]');
  const nextTime = (): Millis => Date.now() + JOIN_AGAIN_MS * (1 + Math.random() / 2);
  let at = nextTime();
  let isAsking = false;
  const tick = async () => {
    const left = Math.max(0, Math.ceil((at - Date.now()) / SECOND));
    if (seconds) seconds.textContent = String(left);
    if (left > 0 || isAsking) return;
    isAsking = true;
    if (await isAnswered(form)) form.submit();
    else at = nextTime();
    isAsking = false;
  };
  setInterval(() => void tick(), SECOND);
  void tick();
}

/** Joined or refused: either has a page of its own, which the form brings. A phone that has joined joins no second time. */
async function isAnswered(form: HTMLFormElement): Promise<boolean> {
  // A code that was typed joins nobody yet: it asks whether there is a session.
  const address = new URL(form.action).pathname === '/live/join' ? '/live/join' : '/live/start';
  const body = JSON.stringify(Object.fromEntries(new FormData(form)));
  try {
    const response = await fetch(address, {method: 'POST', headers: {'Content-Type': 'application/json'}, body});
    return response.ok || !WAITING.has((await response.json()).code);
  } catch {
    return false;
  }
}

/** When it begins, in the reader's own time; nothing where that is not known, or was before. */
function tellStart(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-starts] time')) {
    const at = new Date(time.dateTime);
    const isToday = at.toDateString() === new Date().toDateString();
    const part = time.closest<HTMLElement>('[data-starts]');
    if (!part || !(at.getTime() > Date.now()) || isToday !== (part.dataset.starts === 'today')) continue;
    const day = isToday ? {} : ({weekday: 'long', day: 'numeric', month: 'long'} as const);
    time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {...day, hour: '2-digit', minute: '2-digit'}).format(at);
    part.hidden = false;
  }
}

function show(id: string, isShown: boolean): void {
  const part = document.getElementById(id);
  if (part) part.hidden = !isShown;
}
