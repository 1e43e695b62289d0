import {type Band, MARKS, type Mark} from '../../../shared/voice/protocol.ts';
import type {NoteRecord} from '../../../shared/wire/records.ts';

/** How people reacted to a note, once counted: the marks that any of them chose, and how many did, in words. */
export const countedMarks = (bands: NoteRecord['bands'] | undefined): readonly (readonly [Mark, Band])[] =>
  MARKS.flatMap(mark => (bands?.[mark] ? [[mark, bands[mark]] as const] : []));
