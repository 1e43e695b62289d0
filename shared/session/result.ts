import type {RefusalCode} from '../wire/codes.ts';
import type {Event} from './protocol.ts';
import type {Writes} from './writes.ts';

/** What `decide` answers: what happened, with the words and rows that go with it, or why not. */
export type Result = {readonly ok: true; readonly events: readonly Event[]; readonly writes: Writes} | Refusal;

/** A refusal is a value: the code has a sentence for people in `client/locales`. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
}

export const ok = (events: readonly Event[], writes: Writes = {}): Result => ({ok: true, events, writes});

export const refuse = (code: RefusalCode): Refusal => ({ok: false, code});
