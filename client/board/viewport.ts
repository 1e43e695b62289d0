import type {Point} from '../../shared/board/values.ts';
import type {Layout, Size} from './layout.ts';
import {HEADING, NOTE} from './layout.ts';
import type {Places} from './places.ts';

export const MIN_ZOOM = 0.5;
export const MAX_ZOOM = 2;
/** Smaller than this, letters can be seen and not read. */
const READABLE_ZOOM = 0.75;
/** Between the board and the edge of its window, in the window's pixels. */
const MARGIN = 24;

/** The ring round what has the focus is as wide, and is not to be cut off. */
const RING = 8;

/** Where the board's point 0,0 stands in its window, and how large a pixel of the board is there. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The whole board where it fits and can be read; else its beginning. */
export function firstView(boxes: readonly Box[], window: Size): View {
  const [left, top, right, bottom] = edgesOf(boxes);
  const fits = Math.min((window.width - 2 * MARGIN) / (right - left), (window.height - 2 * MARGIN) / (bottom - top));
  const zoom = Math.min(1, Math.max(READABLE_ZOOM, fits));
  return {x: MARGIN - left * zoom, y: MARGIN - top * zoom, zoom};
}

/** What lies on the board: frames with their notes, notes in none, and headings. */
export const boxesOf = (layout: Layout, {headings}: Pick<Places, 'headings'>): readonly Box[] => [
  ...layout.flatMap(({theme, at, width, height, notes}) => [
    {at, width, height},
    ...(theme === null ? notes.map(note => ({at: note.at, ...NOTE})) : []),
  ]),
  ...headings.map(({at}) => ({at, ...HEADING})),
];

/** Left, top, right and bottom of all that lies on the board. */
export function edgesOf(boxes: readonly Box[]): readonly [number, number, number, number] {
  if (boxes.length === 0) return [0, 0, NOTE.width, NOTE.height];
  // Not by spreading: two thousand notes are too many arguments for some browsers.
  return boxes.reduce<readonly [number, number, number, number]>(
    ([left, top, right, bottom], {at: [x, y], width, height}) => [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x + width),
      Math.max(bottom, y + height),
    ],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

export interface Box extends Size {
  readonly at: Point;
}

/** Left, top, right and bottom of a part of the board. */
export type Area = readonly [number, number, number, number];

/** What of the board is in its window. */
export const areaIn = ({x, y, zoom}: View, {width, height}: Size): Area => [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom];

/** Larger on each side, by so much of its own size. */
export function widened([left, top, right, bottom]: Area, by: number): Area {
  const [across, down] = [(right - left) * by, (bottom - top) * by];
  return [left - across, top - down, right + across, bottom + down];
}

/** True when all of the other one lies in the first. */
export const doesReach = ([left, top, right, bottom]: Area, other: Area): boolean =>
  left <= other[0] && top <= other[1] && right >= other[2] && bottom >= other[3];

/** The same view, moved no further than it takes to have all of a box in the window; its beginning, where it is larger. */
export function viewWith({at: [x, y], width, height}: Box, view: View, window: Size): View {
  return {
    zoom: view.zoom,
    x: shifted(view.x, x * view.zoom, width * view.zoom, window.width),
    y: shifted(view.y, y * view.zoom, height * view.zoom, window.height),
  };
}

function shifted(offset: number, start: number, length: number, room: number): number {
  const isInside = start + offset >= RING && start + offset + length <= room - RING;
  if (isInside) return offset;
  const isBefore = start + offset < RING || length + 2 * MARGIN > room;
  return isBefore ? MARGIN - start : room - MARGIN - length - start;
}

/** For something new: the middle of what is in the window, where nothing lies there; else above all that is on the board. */
export function freePlace(boxes: readonly Box[], size: Size, view: View, window: Size): Point {
  const middle: Point = [
    Math.round((window.width / 2 - view.x) / view.zoom - size.width / 2),
    Math.round((window.height / 2 - view.y) / view.zoom - size.height / 2),
  ];
  const isFree = (at: Point) => !boxes.some(box => doOverlap(box, {at, ...size}));
  if (isFree(middle)) return middle;
  const [left, top] = edgesOf(boxes);
  let above: Point = [left, top - size.height - MARGIN];
  while (!isFree(above)) above = [left, above[1] - size.height];
  return above;
}

const doOverlap = (one: Box, other: Box): boolean =>
  one.at[0] < other.at[0] + other.width &&
  other.at[0] < one.at[0] + one.width &&
  one.at[1] < other.at[1] + other.height &&
  other.at[1] < one.at[1] + one.height;
