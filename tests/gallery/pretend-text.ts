import * as Y from 'yjs';
import {createStore} from 'zustand/vanilla';
import type {DocumentLink, LinkState} from '../../client/board/link.ts';
import type {OpenText} from '../../client/pages/documents.ts';
import {PAGE_ROOT, type PageRun} from '../../shared/pages/lines.ts';
import type {TextDocument} from '../../shared/wire/board.ts';
import {own} from './own-words.ts';

/** A text as a scene shows it, and how its connection stands. */
export interface PretendText {
  readonly runs?: readonly PageRun[];
  readonly state?: Partial<Omit<LinkState, 'doc'>>;
  /** Words that were typed here and could never be taken. */
  readonly lost?: string;
}

/** Texts without a server: the real editor on a real document that nobody else has. */
export const pretendTexts =
  (texts: Partial<Record<TextDocument, PretendText>>): OpenText =>
  (document, onFresh) => {
    const {runs = [], state = {}, lost} = texts[document] ?? {};
    const words = runs.map(({insert}) => (typeof insert === 'string' ? insert : '')).join('');
    for (const line of words.split('\n')) own(line);
    const doc = docOf(runs);
    const told = createStore<LinkState>(() => ({
      status: 'saved',
      doc,
      isUnsaved: false,
      mayWrite: true,
      refused: null,
      ...state,
    }));
    if (lost !== undefined) {
      own(lost);
      const gone = docOf([{insert: lost}]);
      setTimeout(() => onFresh({doc: gone, storedTo: 0}));
    }
    return {state: told, renew: () => undefined, close: () => undefined} satisfies DocumentLink;
  };

function docOf(runs: readonly PageRun[]): Y.Doc {
  const doc = new Y.Doc();
  doc.getText(PAGE_ROOT).applyDelta([...runs]);
  return doc;
}
