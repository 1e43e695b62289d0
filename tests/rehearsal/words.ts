import {MAX_NOTE_BYTES, MAX_NOTE_CHARS} from '../../shared/wire/limits.ts';
import {tidy} from '../../shared/wire/text.ts';
import type {Chance} from './chance.ts';

// What people write is short, long, in any script, and not tidy.
const SENTENCES: readonly (readonly string[])[] = [
  ['More seats by the window.', 'Tell us how long it takes.', 'Somewhere quiet to wait!', 'Why was the group moved to Mondays?', '…'],
  [
    'We were told "soon" & heard nothing for 6 weeks.',
    'The form asks the same question 3 times\r\nand nobody reads it.',
    '<b>not bold</b>',
  ],
  [
    'Merci, c’est bien mieux qu’avant.',
    'Cafe\u0301 und Mo\u0308bel wären schön.',
    '# not a heading',
    '1. not a list\n2. neither',
    '[no](link)',
  ],
  ['👩🏽‍🦽 can’t reach the door 🚪', '❤️❤️❤️', '👨‍👩‍👧‍👦 need room 🏳️‍🌈', '🤷🏻‍♀️ no idea 🫠'],
  ['نحتاج إلى مكان هادئ للانتظار', 'לא הבנתי את המכתב שקיבלתי', 'שלום \u2067abc\u2069 123', '\u202Eoverridden\u202C words'],
  ['待合室をもっと静かにしてほしいです。', '等了三个小时，没有人说明原因。', 'ต้องการที่นั่งเพิ่ม', 'हमें कोई नहीं बताता कि कितना समय लगेगा।'],
];

/** How long notes are, in UTF-16 units, and how often: most are one sentence, a few are as long as can be. */
const LENGTHS: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.5, 1, 80],
  [0.3, 80, 300],
  [0.12, 300, 900],
  [0.08, MAX_NOTE_CHARS, MAX_NOTE_CHARS],
];

/** One note's words as its phone sends them: tidy, within the limits, and no other note's because of the `mark` at their end. */
export function someWords(chance: Chance, mark: string): string {
  const script = chance.pick(SENTENCES) ?? [];
  const length = lengthOf(chance);
  const parts: string[] = [];
  for (let units = 0; units < length; ) {
    const part = chance.pick(script) ?? '';
    parts.push(part);
    units += part.length + 1;
  }
  return `${within(tidy(parts.join(' ')), length, mark.length + 1)} ${mark}`;
}

function lengthOf(chance: Chance): number {
  let left = chance.next();
  for (const [share, from, to] of LENGTHS) {
    if (left < share) return chance.whole(from, to);
    left -= share;
  }
  return 1;
}

/** Cuts between code points, never in the middle of one: half a surrogate pair cannot be stored. */
function within(words: string, units: number, kept: number): string {
  let [chars, bytes, end] = [0, 0, 0];
  for (const letter of words) {
    chars += letter.length;
    bytes += Buffer.byteLength(letter);
    if (chars > Math.min(Math.max(units, 8), MAX_NOTE_CHARS - kept) || bytes > MAX_NOTE_BYTES - kept) break;
    end += letter.length;
  }
  return words.slice(0, end).trim();
}
