import {type DotVotes, mostSupport, saidOnce, strongViews} from '../../shared/choices/lists.ts';
import type {NoteVotes} from '../../shared/choices/protocol.ts';
import type {NoteId} from '../../shared/wire/ids.ts';
import type {ActivityRecord, NoteRecord} from '../../shared/wire/records.ts';
import {BOLD, entryPages, heightOf} from './pages.ts';
import type {ScreenRoom} from './screen-room.ts';

/** How often an answer was given. `share`: of the answer given most often, from 0 to 1. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly share: number;
}

export type ResultList = 'most' | 'strong' | 'once';

/** A note in one of the lists, or a part of a long one; without votes where nobody gave it dots. */
export interface Listed {
  readonly note: NoteId;
  readonly text: string;
  readonly part: number;
  readonly votes: Pick<NoteVotes, 'dots' | 'people'> | null;
}

/** One page of a result. */
export type ResultSlide =
  | {readonly shows: 'too-few' | 'no-dots'; readonly question: string}
  | {readonly shows: 'bars'; readonly question: string; readonly size: number; readonly bars: readonly Bar[]}
  | {readonly shows: 'notes'; readonly list: ResultList; readonly size: number; readonly notes: readonly Listed[]};

/** Beside and below the words of an answer or a note. The same in results-view.module.css. */
const BAR = {across: 4, down: 1.1, most: 10} as const;
const NOTE = {across: 0.8, down: 2.5, most: 6} as const;
/** The heading of a question or list, and what it keeps free. */
const QUESTION = 1.3;
const BELOW = 0.9;
/** The heading of a list with what it keeps free, and the line that says how many answered. */
const HELP = 2.7;
const ANSWERS = 2.5;

/** `notes`: those of the source that may be seen. */
export function resultSlides(
  {ballot}: Pick<ActivityRecord, 'ballot'>,
  notes: readonly NoteRecord[],
  room: ScreenRoom,
): readonly ResultSlide[] {
  if (!ballot?.isCounted) return [];
  const {votes} = ballot;
  if (ballot.asks === 'one') {
    if (votes?.asks !== 'one') return [{shows: 'too-few', question: ''}];
    return ballot.rows.flatMap(({question, options}, row) => barSlides(question, options, votes.rows[row] ?? [], room));
  }
  if (votes?.asks !== 'dots') return [{shows: 'too-few', question: ''}];
  return dotSlides(votes, notes, room);
}

function barSlides(question: string, options: readonly string[], counts: readonly number[], room: ScreenRoom): readonly ResultSlide[] {
  if (counts.length === 0) return [{shows: 'too-few', question}];
  const most = Math.max(1, ...counts);
  const head = question === '' ? 0 : heightOf(question, room.width / BOLD, QUESTION) + BELOW;
  const pages = entryPages(options, {...room, height: room.height - head - ANSWERS}, BAR);
  return pages.map(({size, entries}) => ({
    shows: 'bars',
    question,
    size,
    bars: entries.map(({place, text}) => ({label: text, count: counts[place] ?? 0, share: (counts[place] ?? 0) / most})),
  }));
}

function dotSlides(votes: DotVotes, notes: readonly NoteRecord[], room: ScreenRoom): readonly ResultSlide[] {
  const most = mostSupport(votes, notes).flatMap(rank => rank.notes);
  const strong = strongViews(votes, notes);
  const dotsOf = new Map(votes.notes.map(one => [one.note, one]));
  const once = saidOnce(votes, notes).map(({id}) => dotsOf.get(id) ?? {note: id, dots: 0, people: null});
  const texts = new Map(notes.map(({id, text}) => [id, text]));
  const slides = [
    ...noteSlides('most', most, texts, room),
    ...noteSlides('strong', strong, texts, room),
    ...noteSlides('once', once, texts, room),
  ];
  return most.length === 0 ? [{shows: 'no-dots', question: ''}, ...slides] : slides;
}

function noteSlides(
  list: ResultList,
  found: readonly Pick<NoteVotes, 'note' | 'dots' | 'people'>[],
  texts: ReadonlyMap<NoteId, string>,
  room: ScreenRoom,
): readonly ResultSlide[] {
  const words = found.map(({note}) => texts.get(note) ?? '');
  const pages = entryPages(words, {...room, height: room.height - HELP}, NOTE);
  return pages.map(({size, entries}) => ({
    shows: 'notes',
    list,
    size,
    notes: entries.flatMap(({place, text, part, of}) => {
      const one = found[place];
      // Numbers stand under the last words of a note.
      return one ? [{note: one.note, text, part, votes: part === of && one.dots > 0 ? one : null}] : [];
    }),
  }));
}
