import {neutralName} from '../../client/locales/neutral-names.ts';
import {CLOSE, OPEN} from './made-up-locale.ts';
import {ownWords} from './own-words.ts';

/** What is read aloud, or shown on pointing, beside the words of the page. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'title', 'alt', 'placeholder'];

/** In a made-up language: what has letters, stands between no marks, and is nobody's own. So it comes from no locale. */
export function bareWords(): readonly string[] {
  const owned = [...ownWords(), ...NAMES];
  const bare = (text: string): string => {
    let rest = unmarked(text);
    // What is long is shown in parts.
    const part = rest.replace(/\s+/g, ' ').trim();
    if (part.length >= LEAST_PART && owned.some(one => one.replace(/\s+/g, ' ').includes(part))) return '';
    for (const one of owned) rest = rest.replaceAll(one, ' ').replaceAll(one.trim().replace(/\s+/g, ' '), ' ');
    // A part of an address.
    rest = rest.replace(/(^|\s)(https?:\/)?\/\S*/g, ' ');
    return /\p{L}/u.test(rest) ? rest.replace(/\s+/g, ' ').trim() : '';
  };
  const attributes = [...document.querySelectorAll('*')].flatMap(element =>
    SPOKEN.flatMap(name => {
      const found = bare(element.getAttribute(name) ?? '');
      return found ? [`${name}: ${found}`] : [];
    }),
  );
  // A page that a server writes brings its title along.
  const title = document.title === 'Gallery' ? '' : document.title;
  const found = [bare(title), ...inOrder().map(bare)].filter(Boolean);
  return [...new Set([...found, ...attributes])].slice(0, MOST_TOLD);
}

const MOST_TOLD = 12;
const LEAST_PART = 30;
/** As many as come in anywhere. */
const NAMES = Array.from({length: 1_100}, (_, at) => neutralName(at + 1)).sort((one, other) => other.length - one.length);

/** The text of each block: a sentence may hold markup, so its marks may stand in different nodes. */
function inOrder(): readonly string[] {
  const texts: string[] = [];
  let depth = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // What stands there for browsers without scripts is no markup where there are any.
    const text = (node.textContent ?? '').replace(/<[^>]*>/g, node.parentElement?.matches('noscript') ? ' ' : '$&');
    if (node.parentElement?.closest('script, style, textarea, kbd')) continue;
    const before = depth;
    for (const letter of text) depth += letter === OPEN ? 1 : letter === CLOSE ? -1 : 0;
    texts.push(OPEN.repeat(before) + text + CLOSE.repeat(depth));
  }
  return texts;
}

/** Without what stands between marks; they may stand within one another. */
function unmarked(text: string): string {
  let rest = '';
  let depth = 0;
  for (const letter of text) {
    if (letter === OPEN) depth++;
    else if (letter === CLOSE) depth--;
    else if (depth <= 0) rest += letter;
  }
  return rest;
}
