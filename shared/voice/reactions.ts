import type {NoteId} from '../wire/ids.ts';
import {SHOWN_FROM_ANSWERS} from '../wire/limits.ts';
import {type Band, MARKS, type Mark, type NoteBands} from './protocol.ts';

/** One sender's whole present state: for each mark the places, in the list of released notes, that carry it. */
export type Marks = {readonly [mark in Mark]: ReadonlySet<number>};

export const hasMarks = (marks: Marks): boolean => MARKS.some(mark => marks[mark].size > 0);

/**
 * The result, once, at close (DESIGN 5.10): null below five people who reacted; a mark is named only where at
 * least five gave it, in words: `some`, from a third `many`, from two thirds `most` of those who reacted.
 */
export function countReactions(states: Iterable<Marks>, notes: readonly NoteId[]): readonly NoteBands[] | null {
  const answers = [...states].filter(hasMarks);
  if (answers.length < SHOWN_FROM_ANSWERS) return null;
  return notes.flatMap((note, place) => {
    const bands: {[mark in Mark]?: Band} = {};
    for (const mark of MARKS) {
      const count = answers.filter(marks => marks[mark].has(place)).length;
      if (count >= SHOWN_FROM_ANSWERS) bands[mark] = bandOf(count / answers.length);
    }
    return Object.keys(bands).length > 0 ? [{note, bands}] : [];
  });
}

function bandOf(share: number): Band {
  if (share >= 2 / 3) return 'most';
  return share >= 1 / 3 ? 'many' : 'some';
}
