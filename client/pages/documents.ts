import {createContext} from 'react';
import type {TextDocument} from '../../shared/wire/board.ts';
import {heldInRoom} from '../board/held-documents.ts';
import {type Abandoned, type DocumentLink, openDocument} from '../board/link.ts';
import {addLost} from '../board/lost-words.ts';
import {announce} from '../kit/announcer.ts';
import {t} from '../locales/console-pages.ts';
import {unsavedWords} from './unsaved.ts';

export type OpenText = (document: TextDocument, onFresh: (old: Abandoned) => void) => DocumentLink;

/** How the texts of a room are opened; null: from the server of this page. */
export const OpenTextContext = createContext<OpenText | null>(null);

/** The texts of a room by their names. */
export const textsOf = heldInRoom<TextDocument, OpenText | null>(({room}, given, document, lost) => {
  const {session} = room.getState();
  const open: OpenText = given ?? ((_document, onFresh) => openDocument({session, document, as: 'console', onFresh}));
  return open(document, old => {
    const words = unsavedWords(old);
    if (words === '') return;
    addLost(lost, words);
    announce('form', t('page.lost'), {level: 'few'});
  });
});
