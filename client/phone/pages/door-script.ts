// What makes the plain pages nicer. They work without it; it hydrates nothing and knows no sentence.
import '../../kit/base.css';
import './page.module.css';
import type {JoinRequest, StartAnswer} from '../../../shared/wire/http.ts';
import {keepJoining, keepLink, keepQuickExit, keptLink, remembered} from '../remembered.ts';

/** What a join link holds; or a code, for the next person on a phone that came in with one. */
const KEY = /^(?:[A-Za-z0-9_-]{22}|\d{8})$/;
const CODE = /^\d{8}$/;
/** A form that was sent is not sent again by a second press within this time. Milliseconds. */
const SENT_MS = 5_000;

/** Where a join link leads to. */
const LINKED = '/j';
const isByLink = () => location.pathname === LINKED;

/** The key of a join link: from the address, which it then leaves, or kept for a reload. */
function takeKey(): string | null {
  const fromAddress = location.hash.slice(1);
  if (KEY.test(fromAddress)) {
    keepLink(fromAddress);
    history.replaceState(null, '', location.pathname);
    return fromAddress;
  }
  const kept = isByLink() ? keptLink() : null;
  return kept && KEY.test(kept) ? kept : null;
}

/** After a code that was typed: loaded anew or come back to, the page is like that of a link, and the browser sends the code no second time. */
function keepTyped(): void {
  const typed = document.querySelector<HTMLInputElement>('main input[type="hidden"][name="code"]')?.value;
  if (!typed || !CODE.test(typed)) return;
  keepLink(typed);
  history.replaceState(null, '', LINKED);
}

function showStart(key: string): void {
  // The same phone coming in by the same link again is in already.
  const known = remembered();
  if (known?.key === key) {
    location.replace(`/s/${known.session}`);
    return;
  }
  const template = document.querySelector<HTMLTemplateElement>('#start-by-link');
  const main = document.querySelector('main');
  if (!template || !main) return;
  const content = template.content.cloneNode(true);
  document.title = template.dataset.title ?? document.title;
  main.replaceChildren(content);
  const field = main.querySelector<HTMLInputElement>('input[name="key"]');
  field?.setAttribute('value', key);
  if (CODE.test(key)) field?.setAttribute('name', 'code');
  offerEasier();
  void askForExit(CODE.test(key) ? {code: key} : {key});
}

/** Of a link the server hears with the join alone, so it cannot have put it into the page. */
async function askForExit(asked: JoinRequest): Promise<void> {
  const headers = {'Content-Type': 'application/json'};
  const answer = await fetch('/live/start', {method: 'POST', headers, body: JSON.stringify(asked)}).catch(() => null);
  if (!answer?.ok) return;
  const {hasQuickExit}: StartAnswer = await answer.json();
  keepQuickExit(hasQuickExit);
  if (hasQuickExit) offerExit();
}

/** "Leave this page quickly", in the row that has been there for it. Without its script it still leads away. */
function offerExit(): void {
  const head = document.querySelector<HTMLElement>('main [data-exit]');
  const link = head?.querySelector('a');
  if (!head || !link) return;
  const show = () => {
    head.dataset.exit = 'on';
  };
  void import('../exit-at-door.ts').then(({leaveBy}) => leaveBy(link)).then(show, show);
}

/** The part that leads back into a session, where there is one. */
let wayBack: Element | null = null;

/** "You are in this session: Go back", for a phone that has joined one and not left it. */
function offerWayBack(): void {
  const known = remembered();
  const template = document.querySelector<HTMLTemplateElement>('#way-back');
  if (!known || !template) return;
  const content = template.content.cloneNode(true) as DocumentFragment;
  const title = content.querySelector('[data-session]');
  if (title) title.textContent = known.title;
  content.querySelector('a')?.setAttribute('href', `/s/${known.session}`);
  wayBack = content.firstElementChild;
  const startAgain = async () => {
    await (await import('../start-again.ts')).startAgain();
    wayBack?.remove();
    document.querySelector<HTMLElement>('#code')?.focus();
  };
  content.querySelector('#not-you')?.addEventListener('click', () => void startAgain());
  template.replaceWith(content);
  if (known.hasQuickExit) offerExit();
}

/** The reader's own settings: fetched by those who open them. */
function offerEasier(): void {
  const part = document.querySelector<HTMLDetailsElement>('main #easier');
  if (!part) return;
  part.hidden = false;
  part.addEventListener(
    'toggle',
    () => {
      const place = part.querySelector('#easier-controls');
      if (place) void import('../easier.tsx').then(({showEasier}) => showEasier(place));
    },
    {once: true},
  );
}

/** Digits in two groups, and only while nothing else is typed: an address that was pasted is read by the server. */
function groupDigits(field: HTMLInputElement): void {
  const digits = field.value.replace(/[\s-]/g, '');
  if (!/^\d{1,8}$/.test(digits) || field.selectionStart !== field.value.length) return;
  const grouped = digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
  if (grouped !== field.value) field.value = grouped;
}

/** A join link pasted into the code field is as good as one that was followed. */
function followPastedLink(field: HTMLInputElement): void {
  const key = /\/j#([A-Za-z0-9_-]{22})\s*$/.exec(field.value)?.[1];
  if (key) showStart(key);
}

const field = document.querySelector<HTMLInputElement>('#code');
field?.addEventListener('input', event => {
  if (event instanceof InputEvent && event.isComposing) return;
  followPastedLink(field);
  groupDigits(field);
});

let sentAt = Number.NEGATIVE_INFINITY;
document.addEventListener('submit', event => {
  if (event.timeStamp - sentAt < SENT_MS) {
    event.preventDefault();
    return;
  }
  sentAt = event.timeStamp;
  const sent = event.target instanceof HTMLFormElement ? new FormData(event.target) : null;
  const key = sent?.get('key') ?? sent?.get('code');
  if (typeof key === 'string' && KEY.test(key)) keepJoining(key);
});
window.addEventListener('pageshow', ({persisted}) => {
  sentAt = Number.NEGATIVE_INFINITY;
  if (remembered()) return;
  // The browser may have kept this page since before the session was taken off this phone.
  wayBack?.remove();
  if (!persisted || keptLink() !== null) return;
  if (isByLink()) location.reload();
  // Nor does a code that was typed lead anybody back in.
  else if (field) field.value = '';
});

const enter = () => {
  const key = takeKey();
  if (key) showStart(key);
};
/** Before a locked door: the page goes on by itself. Fetched by those who wait there. */
const before = document.querySelector<HTMLElement>('[data-at]');
if (before) void import('../at-door.ts').then(({watchDoor}) => watchDoor(before));

/** Too much came at once: what was sent is sent again. */
const again = document.querySelector<HTMLFormElement>('[data-again]');
if (again) void import('../join-again.ts').then(({joinAgain}) => joinAgain(again));

keepTyped();
// As the server said it.
if (document.querySelector('main [data-exit="on"]')) {
  keepQuickExit(true);
  offerExit();
}
offerWayBack();
offerEasier();
window.addEventListener('hashchange', enter);
enter();

document.querySelector<HTMLElement>('[aria-labelledby="problem"]')?.focus();
