import {MARKS, type Mark} from '../../shared/voice/protocol.ts';
import {bitsOf} from '../../shared/wire/base64url.ts';
import type {NoteId} from '../../shared/wire/ids.ts';

/** How this phone reacted in one activity: for each mark the notes that carry it. */
export type OwnMarks = {readonly [mark in Mark]: readonly NoteId[]};

export const noMarks: OwnMarks = {meToo: [], differently: [], tellMore: []};

/** A second press takes the mark away. */
export function toggled(marks: OwnMarks, mark: Mark, note: NoteId): OwnMarks {
  const present = marks[mark];
  return {...marks, [mark]: present.includes(note) ? present.filter(id => id !== note) : [...present, note]};
}

/** As the lane carries them: places in the activity's list of released notes. */
export function markBits(marks: OwnMarks, released: readonly NoteId[]): {readonly [mark in Mark]: string} {
  const places = new Map(released.map((id, place) => [id, place]));
  const bits = (mark: Mark) => bitsOf(marks[mark].flatMap(id => places.get(id) ?? []));
  const [meToo, differently, tellMore] = MARKS.map(bits);
  return {meToo: meToo ?? '', differently: differently ?? '', tellMore: tellMore ?? ''};
}
