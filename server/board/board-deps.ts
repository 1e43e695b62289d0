import type {OrderChecked} from './checked.ts';
import type {Cleaned} from './cleaned.ts';
import type {PaceDeps} from './pace.ts';
import type {Shape} from './update.ts';

/** What a board has to do with outside of it. */
export interface BoardDeps extends PaceDeps {
  readonly shape: Shape;
  /** Stored for good when it resolves. When it rejects nobody knows whether it was. */
  readonly append: (n: number, update: Uint8Array) => Promise<void>;
  readonly replace: (upTo: number, state: Uint8Array) => Promise<void>;
  /** One state that says the same as its parts, and nothing about these notes; made where it holds up nobody. */
  readonly replay: (parts: readonly Uint8Array[], without: readonly string[]) => Promise<Cleaned>;
  /** Not there where nothing is looked at. */
  readonly order?: {
    /** Whether these updates can be taken. `stored`: all that is stored. */
    readonly check: (stored: () => readonly Uint8Array[], updates: readonly Uint8Array[]) => Promise<OrderChecked>;
    readonly forget: () => void;
  };
  /** Whether there is such a note (still). */
  readonly isNote: (note: string) => boolean;
  /** Notes that there are, or were, and that these bytes name anywhere. */
  readonly notesIn: (bytes: Uint8Array) => Iterable<string>;
  /** What was taken out is in no row any more, but may be in the files. */
  readonly onTakenOut: () => void;
  /** What of a page's awareness the others are shown; null: nothing. */
  readonly mayShow: (state: unknown) => unknown;
  /** What was under way is done, and nobody is there any more. */
  readonly onEmpty: () => void;
  /** It can no longer be trusted: whoever comes next loads it from the store. */
  readonly onLost: () => void;
  readonly onTrouble: (error: unknown) => void;
}
