// How words break into lines is told from typical widths of letters: near enough, on the wide side, and the same in every browser.

/** A text taken apart where lines may break. Widths in em. */
export type Measured = readonly Piece[];

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly kind: 'word' | 'space' | 'break';
}

const SPACE = 0.28;
const NARROW = 0.34;
const PLAIN = 0.6;
const CAPITAL = 0.7;
const BROAD = 0.92;
/** A square sign, as in Chinese or Japanese, and emoji, which are broader still. */
const SQUARE = 1;
const PICTURE = 1.4;

const widths = new Map<string, number>([
  ...[...'iIjlft.,;:\'’|!()[]r-"“”'].map(letter => [letter, NARROW] as const),
  ...[...'ABCDEFGHJKLNOPQRSTUVXYZ&?%+=<>_'].map(letter => [letter, CAPITAL] as const),
  ...[...'mwMW@—…'].map(letter => [letter, BROAD] as const),
]);

const IS_SQUARE = /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;
const IS_MARK = /\p{M}|\p{Cf}/u;
const IS_CAPITAL = /\p{Lu}/u;

function widthOf(letter: string): number {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  const made = (letter.codePointAt(0) ?? 0) < 0x250 ? (IS_CAPITAL.test(letter) ? CAPITAL : PLAIN) : widthOfRare(letter);
  widths.set(letter, made);
  return made;
}

function widthOfRare(letter: string): number {
  if (IS_MARK.test(letter)) return 0;
  if ((letter.codePointAt(0) ?? 0) > 0xffff) return PICTURE;
  return IS_SQUARE.test(letter) ? SQUARE : CAPITAL;
}

const widthOfLetters = (text: string): number => {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
};

const graphemes = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, {granularity: 'grapheme'}) : null;
const signsOf = (text: string): readonly string[] => (graphemes ? [...graphemes.segment(text)].map(({segment}) => segment) : [...text]);

/** Joins several pictures into one. */
const JOINER = '\u200d';

const widthOfAll = (text: string): number =>
  text.includes(JOINER) ? signsOf(text).reduce((width, sign) => width + Math.min(PICTURE, widthOfLetters(sign)), 0) : widthOfLetters(text);

export const measure = (text: string): Measured =>
  (text.match(/\n|[^\S\n]+|\S+/g) ?? []).map(piece => {
    if (piece === '\n') return {text: piece, width: 0, kind: 'break'};
    const isSpace = /^\s/.test(piece);
    return {text: piece, width: isSpace ? SPACE * piece.length : widthOfAll(piece), kind: isSpace ? 'space' : 'word'};
  });

/** The lines of a text in a column of so many em. Together they are the text again, every sign of it. */
export function linesOf(measured: Measured, em: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  const turn = () => {
    lines.push(line);
    line = '';
    filled = 0;
  };
  for (const piece of measured) {
    for (const {text, width, kind} of piece.width > em && piece.kind === 'word' ? splinters(piece, em) : [piece]) {
      // Spaces hang over the edge; only words need a new line.
      if (kind === 'word' && line !== '' && filled + width > em) turn();
      line += text;
      filled += width;
      if (kind === 'break') turn();
    }
  }
  if (line !== '' || lines.length === 0) turn();
  return lines;
}

/** A word that is longer than a line, in pieces that are not. */
function splinters({text}: Piece, em: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let piece = '';
  let filled = 0;
  const turn = () => {
    if (piece !== '') pieces.push({text: piece, width: filled, kind: 'word'});
    piece = '';
    filled = 0;
  };
  for (const sign of signsOf(text)) {
    const width = widthOfAll(sign);
    if (filled + width > em) turn();
    piece += sign;
    filled += width;
  }
  turn();
  return pieces;
}
