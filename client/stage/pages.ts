import {linesOf, type Measured, measure} from './lines.ts';
import type {ScreenRoom} from './screen-room.ts';

// Everything that may be long is laid out in pages here: the text shrinks to a floor, and what does not fit then goes on, on the
// next page. Lengths in units of the smallest text (screen-room.ts).

export const LINE = 1.35;
/** Sizes of a text that has the screen to itself, and of one among several. The last is the floor. */
const ALONE = [2.4, 2, 1.7, 1.4, 1.2, 1] as const;
const AMONG = [1.5, 1.3, 1.15, 1] as const;

export interface FittedText {
  readonly size: number;
  /** One after the other they are the text. */
  readonly parts: readonly string[];
}

/** One text, as large as it fits; cut into parts when it does not even fit at the floor. */
export function fitText(text: string, room: ScreenRoom, sizes: readonly number[] = ALONE): FittedText {
  const measured = measure(text);
  for (const size of sizes) {
    const lines = linesOf(measured, room.width / size);
    if (lines.length * size * LINE <= room.height) return {size, parts: [text]};
  }
  const floor = sizes.at(-1) ?? 1;
  return {size: floor, parts: partsOf(measured, room.width / floor, Math.floor(room.height / (floor * LINE)))};
}

/** Letters of headings and prompts are broader than those of notes. */
export const BOLD = 1.16;

/** How high a text is in a column, at a size. */
export const heightOf = (text: string, width: number, size: number): number => linesOf(measure(text), width / size).length * size * LINE;

/** A text in parts of at most so many lines. */
export function partsOf(measured: Measured, em: number, most: number): readonly string[] {
  const lines = linesOf(measured, em);
  const fit = Math.max(1, most);
  return Array.from({length: Math.ceil(lines.length / fit)}, (_, at) => lines.slice(at * fit, (at + 1) * fit).join(''));
}

/** One line of a list, or a part of a long one. */
export interface Entry {
  /** Place in the list that was given, from 0. */
  readonly place: number;
  readonly text: string;
  /** From 1; of how many. */
  readonly part: number;
  readonly of: number;
}

export interface EntryPage {
  readonly size: number;
  readonly entries: readonly Entry[];
}

/** Texts below one another. `across`, `down`: what each needs beside its text, whatever the size. `most`: on one page. */
export function entryPages(
  texts: readonly string[],
  room: ScreenRoom,
  {across = 0, down = 0.6, most = 9}: {readonly across?: number; readonly down?: number; readonly most?: number} = {},
): readonly EntryPage[] {
  const measured = texts.map(measure);
  const heightAt = (text: Measured, size: number) => linesOf(text, (room.width - across) / size).length * size * LINE + down;
  const pagesAt = (size: number) => {
    const fit = Math.floor((room.height - down) / (size * LINE));
    const pieces = measured.flatMap((one, place) => {
      const parts = partsOf(one, (room.width - across) / size, fit);
      return parts.map((text, at) => ({place, text, part: at + 1, of: parts.length, height: heightAt(measure(text), size)}));
    });
    return stacked(pieces, room.height, most);
  };
  const {size, pages} = roomiest(AMONG, pagesAt, Math.ceil(texts.length / most));
  return pages.map(page => ({
    size: largest(AMONG, size, larger => sum(page.map(({text}) => heightAt(measure(text), larger))) <= room.height),
    entries: page.map(({height: _height, ...entry}) => entry),
  }));
}

/** The largest size that needs no more than so many pages; the floor when none does. */
export function roomiest<Page>(sizes: readonly number[], pagesAt: (size: number) => readonly Page[], enough: number) {
  for (const size of sizes.slice(0, -1)) {
    const pages = pagesAt(size);
    if (pages.length <= Math.max(1, enough)) return {size, pages};
  }
  const size = sizes.at(-1) ?? 1;
  return {size, pages: pagesAt(size)};
}

/** A page that is not full may have larger letters than the others. `size` is known to fit. */
export const largest = (sizes: readonly number[], size: number, isFitting: (larger: number) => boolean): number =>
  sizes.find(larger => larger > size && isFitting(larger)) ?? size;

export const sum = (numbers: readonly number[]): number => numbers.reduce((so, number) => so + number, 0);

function stacked<One extends {readonly height: number}>(pieces: readonly One[], height: number, most: number): readonly (readonly One[])[] {
  const pages: One[][] = [];
  let left = 0;
  for (const piece of pieces) {
    const page = pages.at(-1);
    if (page && piece.height <= left && page.length < most) {
      page.push(piece);
      left -= piece.height;
    } else {
      pages.push([piece]);
      left = height - piece.height;
    }
  }
  return pages;
}
