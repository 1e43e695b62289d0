import * as Y from 'yjs';
import {readBoardValue} from '../../shared/board/values.ts';
import type {Abandoned, DocumentLink} from './link.ts';
import {addLost, type LostWords} from './lost-words.ts';
import type {PlaceKey} from './places.ts';

interface OwnHeadings {
  readonly doc: Y.Doc;
  /** Words that were written here and are stored only up to there, a heading each, in the order in which they were written. */
  readonly unsaved: (storedTo: number) => readonly string[];
}

const wordsIn = (value: unknown): string | null => {
  const known = readBoardValue(value);
  return known && 'heading' in known ? known.heading : null;
};

/** Remembers which words this page has given to headings: a document alone does not tell a heading that was written from one that was moved. */
export function watchHeadings(doc: Y.Doc): OwnHeadings {
  const map = doc.getMap<unknown>('board');
  const written = new Map<PlaceKey, {readonly words: string; readonly upTo: number}>();
  map.observe((event, {local}) => {
    if (!local) return;
    const upTo = Y.getState(doc.store, doc.clientID);
    for (const [key, {oldValue}] of event.changes.keys) {
      const words = wordsIn(map.get(key));
      if (words === null || words === wordsIn(oldValue)) continue;
      // To the end of the order.
      written.delete(key);
      written.set(key, {words, upTo});
    }
  });
  // What has other words by now, or has gone, was not lost here.
  const unsaved = (storedTo: number): readonly string[] =>
    [...written].flatMap(([key, {words, upTo}]) => (upTo > storedTo && wordsIn(map.get(key)) === words ? [words] : []));
  return {doc, unsaved};
}

interface Says {
  /** The document that was open can never be taken. */
  readonly fresh: () => void;
  /** Headings are lost, or some more. */
  readonly lost: () => void;
}

/** Opens a board's document, and keeps the words of headings that it could never take, a line each. */
export function openBoard(open: (onFresh: (old: Abandoned) => void) => DocumentLink, lost: LostWords, says: Says): DocumentLink {
  const link = open(({storedTo}) => {
    says.fresh();
    const words = own.unsaved(storedTo);
    if (words.length === 0) return;
    addLost(lost, words.join('\n'));
    says.lost();
  });
  let own = watchHeadings(link.state.getState().doc);
  link.state.subscribe(({doc}) => {
    if (doc !== own.doc) own = watchHeadings(doc);
  });
  return link;
}
