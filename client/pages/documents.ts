import {createContext} from 'react';
import type {TextDocument} from '../../shared/wire/board.ts';
import {HeldDocuments} from '../board/held-documents.ts';
import {type Abandoned, type DocumentLink, openDocument} from '../board/link.ts';
import {addLost} from '../board/lost-words.ts';
import type {LiveRoom} from '../live/live-room.ts';
import {unsavedWords} from './unsaved.ts';

export type OpenText = (document: TextDocument, onFresh: (old: Abandoned) => void) => DocumentLink;

/** How the texts of a room are opened; null: from the server of this page. */
export const OpenTextContext = createContext<OpenText | null>(null);

const texts = new WeakMap<LiveRoom, HeldDocuments<TextDocument>>();

/** The texts of a room, as long as its page is open. */
export function textsOf(live: LiveRoom, given: OpenText | null): HeldDocuments<TextDocument> {
  const known = texts.get(live);
  if (known) return known;
  const {session} = live.room.getState();
  const open: OpenText = given ?? ((document, onFresh) => openDocument({session, document, as: 'console', onFresh}));
  const made = new HeldDocuments<TextDocument>((document, lost) =>
    open(document, old => {
      const words = unsavedWords(old);
      if (words !== '') addLost(lost, words);
    }),
  );
  texts.set(live, made);
  return made;
}
