import {createContext} from 'react';
import type {TextDocument} from '../../shared/wire/board.ts';
import {type Abandoned, type DocumentLink, openDocument} from '../board/link.ts';
import {addLost, type LostWords, newLostWords} from '../board/lost-words.ts';
import type {LiveRoom} from '../live/live-room.ts';

export type OpenText = (document: TextDocument, onFresh: (old: Abandoned) => void) => DocumentLink;

/** How the texts of a room are opened; null: from the server of this page. */
export const OpenTextContext = createContext<OpenText | null>(null);

/** A text while somebody looks at it, and until all that was written in it is stored. */
export interface HeldText {
  readonly link: DocumentLink;
  readonly lost: LostWords;
  readonly release: () => void;
}

interface Open {
  readonly link: DocumentLink;
  readonly lost: LostWords;
  looking: number;
}

/** Texts of one room by their names. Put away, a text is kept open until it is saved. */
export class Texts {
  readonly #open = new Map<TextDocument, Open>();
  readonly #with: OpenText;
  readonly #wordsOf: (old: Abandoned) => string;

  constructor(open: OpenText, wordsOf: (old: Abandoned) => string) {
    this.#with = open;
    this.#wordsOf = wordsOf;
    window.addEventListener('beforeunload', event => {
      if ([...this.#open.values()].some(({link}) => link.state.getState().isUnsaved)) event.preventDefault();
    });
  }

  hold(document: TextDocument): HeldText {
    const open = this.#open.get(document) ?? this.#begin(document);
    open.looking += 1;
    return {
      link: open.link,
      lost: open.lost,
      release: () => {
        open.looking -= 1;
        this.#closeWhenDone(document, open);
      },
    };
  }

  #begin(document: TextDocument): Open {
    const lost = newLostWords();
    const link = this.#with(document, old => {
      const words = this.#wordsOf(old);
      if (words !== '') addLost(lost, words);
    });
    const open: Open = {link, lost, looking: 0};
    this.#open.set(document, open);
    link.state.subscribe(() => this.#closeWhenDone(document, open));
    return open;
  }

  #closeWhenDone(document: TextDocument, open: Open): void {
    const {isUnsaved} = open.link.state.getState();
    if (open.looking > 0 || isUnsaved || open.lost.getState().words !== null || this.#open.get(document) !== open) return;
    this.#open.delete(document);
    open.link.close();
  }
}

const texts = new WeakMap<LiveRoom, Texts>();

/** The texts of a room, as long as its page is open. */
export function textsOf(live: LiveRoom, open: OpenText | null, wordsOf: (old: Abandoned) => string): Texts {
  const known = texts.get(live);
  if (known) return known;
  const {session} = live.room.getState();
  const made = new Texts(open ?? ((document, onFresh) => openDocument({session, document, as: 'console', onFresh})), wordsOf);
  texts.set(live, made);
  return made;
}
