import type {LiveRoom} from '../live/live-room.ts';
import type {DocumentLink} from './link.ts';
import {type LostWords, newLostWords} from './lost-words.ts';

/** A document while somebody looks at it, and until all that was written in it is stored. */
export interface HeldDocument {
  readonly link: DocumentLink;
  readonly release: () => void;
}

interface Open {
  readonly link: DocumentLink;
  looking: number;
}

/** Documents of one kind by their names, as long as the page is open. Put away, one is kept open until it is saved. */
export class HeldDocuments<Name extends string> {
  /** What was written in any of them and could never be taken: it outlives them. */
  readonly lost: LostWords = newLostWords();
  readonly #open = new Map<Name, Open>();
  readonly #begin: (name: Name, lost: LostWords) => DocumentLink;

  constructor(begin: (name: Name, lost: LostWords) => DocumentLink) {
    this.#begin = begin;
    window.addEventListener('beforeunload', event => {
      const isUnsaved = [...this.#open.values()].some(({link}) => link.state.getState().isUnsaved);
      // What is lost stands on this page alone.
      if (isUnsaved || this.lost.getState().words !== null) event.preventDefault();
    });
  }

  hold(name: Name): HeldDocument {
    const known = this.#open.get(name);
    // What somebody may do can have changed while nobody looked.
    if (known?.looking === 0) known.link.renew();
    const open = known ?? this.#opened(name);
    open.looking += 1;
    return {
      link: open.link,
      release: () => {
        open.looking -= 1;
        this.#closeWhenDone(name, open);
      },
    };
  }

  #opened(name: Name): Open {
    const open: Open = {link: this.#begin(name, this.lost), looking: 0};
    this.#open.set(name, open);
    open.link.state.subscribe(() => this.#closeWhenDone(name, open));
    return open;
  }

  #closeWhenDone(name: Name, open: Open): void {
    if (open.looking > 0 || open.link.state.getState().isUnsaved || this.#open.get(name) !== open) return;
    this.#open.delete(name);
    open.link.close();
  }
}

/** Those of each room, as long as its page is open. `open`: how they are opened, which stays as it was at first. */
export function heldInRoom<Name extends string, Open>(begin: (live: LiveRoom, open: Open, name: Name, lost: LostWords) => DocumentLink) {
  const all = new WeakMap<LiveRoom, HeldDocuments<Name>>();
  return (live: LiveRoom, open: Open): HeldDocuments<Name> => {
    const held = all.get(live) ?? new HeldDocuments<Name>((name, lost) => begin(live, open, name, lost));
    all.set(live, held);
    return held;
  };
}
