import type * as Y from 'yjs';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {Id} from '../../shared/wire/ids.ts';
import type {Nat} from '../property/damage.ts';
import {idOf} from '../telling/telling.ts';
import type {Death} from './board-process.ts';

export const NOTES: readonly Id[] = ['one', 'two', 'three', 'four'].map(name => idOf(`note ${name}`));
export const HARM = 'This stands in no order.';

/** What makes one kind of document differ from another. */
export interface Kind {
  readonly document: BoardDocument;
  /** All that a process can be in the middle of when it dies. */
  readonly deaths: readonly Death[];
  /** Something that a person does. */
  readonly write: (doc: Y.Doc, nat: Nat) => void;
  /** What people see of it. */
  readonly shows: (doc: Y.Doc) => unknown;
  /** Notes of `NOTES` that may be taken back. */
  readonly mayGo: readonly Id[];
  /** Without it nobody is hostile. */
  readonly harm?: Harm;
}

/** What must be refused, with `HARM` in it. */
export interface Harm {
  /** Null: there is nothing yet to make it of. */
  readonly make: (doc: Y.Doc, nat: Nat) => Uint8Array | null;
  /** What only somebody can write who knows of the other before anybody was told. */
  readonly leanOn: (harm: Uint8Array, doc: Y.Doc, nat: Nat) => Uint8Array;
}
