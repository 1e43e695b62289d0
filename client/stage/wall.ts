import type {NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {linesOf, type Measured, measure} from './lines.ts';
import {BOLD, heightOf, LINE, largest, partsOf, roomiest, sum} from './pages.ts';
import {columnsOf, type ScreenRoom} from './screen-room.ts';

export interface WallNote {
  readonly id: NoteId;
  readonly text: string;
}

/** Notes of one theme; null for those in none. */
export interface WallTheme {
  readonly theme: ThemeId | null;
  /** Empty: no heading. */
  readonly title: string;
  readonly notes: readonly WallNote[];
}

export interface WallCard {
  readonly note: NoteId;
  readonly text: string;
  /** From 1; of how many. More than one: the note is too long for one page. */
  readonly part: number;
  readonly of: number;
  /** As wide as the screen, for a long note. */
  readonly isWide: boolean;
}

export interface WallGroup {
  readonly theme: ThemeId | null;
  readonly title: string;
  /** The theme began on an earlier page. */
  readonly isMore: boolean;
  /** Cards that stand side by side. */
  readonly rows: readonly (readonly WallCard[])[];
}

export interface WallPage {
  readonly size: number;
  readonly groups: readonly WallGroup[];
}

export interface Wall {
  readonly columns: number;
  readonly pages: readonly WallPage[];
}

const MOST_NOTES = 9;
const FEW_NOTES = 6;
/** A note of more lines than this goes over the whole width. */
const MOST_LINES = 6;
/** Between cards, and within a card round its words. The same in notes-wall.module.css. */
const GAP = 0.6;
const PAD = 1.4;
const HEADING = 1.2;
/** For "(more)" after a theme's name, and the line that says which part of a note this is. */
const MORE = 5;
const PART = LINE;
const SIZES = [1.5, 1.3, 1.15, 1] as const;

/**
 * Six to nine notes a page where their length allows, theme by theme. Within a theme the short ones come first, so that those side by
 * side are of one height: where a note stands says nothing, they were mixed when they were shown.
 */
export function wallPages(themes: readonly WallTheme[], room: ScreenRoom): Wall {
  const layout = layoutIn(room);
  const measured = themes.map(theme => ({...theme, notes: theme.notes.map(note => ({...note, measured: measure(note.text)}))}));
  const count = sum(themes.map(({notes}) => notes.length));
  const pagesAt = (size: number) =>
    laidOut(
      measured.flatMap(theme => rowsOf(theme, layout, size)),
      layout,
      size,
    );
  const {size, pages} = roomiest(SIZES, pagesAt, Math.ceil(count / FEW_NOTES));
  return {
    columns: layout.columns,
    pages: pages.map(groups => ({
      size: largest(SIZES, size, larger => sum(groups.map(group => groupHeight(group, layout, larger))) <= room.height),
      groups,
    })),
  };
}

interface Layout extends ScreenRoom {
  readonly columns: number;
  /** Widths for words. */
  readonly cell: number;
  readonly wide: number;
}

function layoutIn(room: ScreenRoom): Layout {
  const columns = columnsOf(room);
  return {...room, columns, cell: (room.width - GAP * (columns - 1)) / columns - PAD, wide: room.width - PAD};
}

const titleHeight = (title: string, {width}: Layout): number => (title === '' ? 0 : heightOf(title, width / BOLD - MORE, HEADING) + GAP);

const cardHeight = ({text, of, isWide}: WallCard, {cell, wide}: Layout, size: number): number =>
  heightOf(text, isWide ? wide : cell, size) + PAD + GAP + (of > 1 ? PART : 0);

const rowHeight = (row: readonly WallCard[], layout: Layout, size: number): number =>
  Math.max(...row.map(card => cardHeight(card, layout, size)));

const groupHeight = ({title, rows}: WallGroup, layout: Layout, size: number): number =>
  titleHeight(title, layout) + sum(rows.map(row => rowHeight(row, layout, size)));

interface Row {
  readonly theme: ThemeId | null;
  readonly title: string;
  readonly cards: readonly WallCard[];
}

interface MeasuredTheme extends Omit<WallTheme, 'notes'> {
  readonly notes: readonly (WallNote & {readonly measured: Measured})[];
}

function rowsOf({theme, title, notes}: MeasuredTheme, layout: Layout, size: number): readonly Row[] {
  const {columns, cell, wide} = layout;
  const counted = notes.map(note => ({...note, lines: linesOf(note.measured, cell / size).length}));
  const short = counted.filter(({lines}) => lines <= MOST_LINES).sort((one, other) => one.lines - other.lines);
  const fit = Math.floor((layout.height - titleHeight(title, layout) - PAD - GAP - PART) / (size * LINE));
  const long = counted
    .filter(({lines}) => lines > MOST_LINES)
    .flatMap(({id, measured}) => {
      const parts = partsOf(measured, wide / size, fit);
      return parts.map((text, at): WallCard => ({note: id, text, part: at + 1, of: parts.length, isWide: true}));
    });
  const cards = short.map(({id, text}): WallCard => ({note: id, text, part: 1, of: 1, isWide: false}));
  const rows = Array.from({length: Math.ceil(cards.length / columns)}, (_, at) => cards.slice(at * columns, (at + 1) * columns));
  return [...rows, ...long.map(card => [card])].map(row => ({theme, title, cards: row}));
}

function laidOut(rows: readonly Row[], layout: Layout, size: number): readonly (readonly WallGroup[])[] {
  const pages: WallGroup[][] = [];
  let left = 0;
  let count = 0;
  let begun: ThemeId | null | undefined;
  for (const {theme, title, cards} of rows) {
    const page = pages.at(-1);
    const group = page?.at(-1);
    const isSame = group !== undefined && group.theme === theme;
    const height = rowHeight(cards, layout, size);
    const need = height + (isSame ? 0 : titleHeight(title, layout));
    if (page && need <= left && count + cards.length <= MOST_NOTES) {
      if (isSame) page[page.length - 1] = {...group, rows: [...group.rows, cards]};
      else page.push({theme, title, isMore: false, rows: [cards]});
      left -= need;
      count += cards.length;
    } else {
      pages.push([{theme, title, isMore: begun === theme, rows: [cards]}]);
      left = layout.height - height - titleHeight(title, layout);
      count = cards.length;
    }
    begun = theme;
  }
  return pages;
}
