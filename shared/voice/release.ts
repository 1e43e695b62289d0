import {RELEASE_SENDERS, RELEASE_SENDERS_SMALL, SMALL_SESSION_PHONES} from '../wire/limits.ts';
import type {FreshNote} from './protocol.ts';

/** If only a few people write: `show` mine anyway, or `hold` it back. Chosen beforehand, per note. */
export type FewWriters = 'show' | 'hold';

/** A note waiting to be shown. `sender` tells senders apart within one activity and is never stored. */
export interface WaitingNote extends FreshNote {
  readonly few: FewWriters;
  /** Null when the sender has not been confirmed since the server started, or wrote it down for somebody: it counts for nobody. */
  readonly sender: string | null;
}

export interface Release {
  readonly notes: readonly FreshNote[];
  /** Whether enough different people wrote for all to be shown. */
  readonly isEnough: boolean;
}

/** How many different senders a release needs (DESIGN 10). `phones`: phones that may write. */
export const sendersNeeded = (phones: number): number => (phones >= SMALL_SESSION_PHONES ? RELEASE_SENDERS : RELEASE_SENDERS_SMALL);

export const countSenders = (waiting: readonly WaitingNote[]): number =>
  new Set(waiting.flatMap(note => (note.sender === null ? [] : [note.sender]))).size;

/** Without what the sender said to the server alone. */
const fresh = ({id, text, theme}: WaitingNote): FreshNote => ({id, text, theme});

/** All notes when enough different people wrote, else only those whose authors said "show it anyway". */
export function release(waiting: readonly WaitingNote[], phones: number): Release {
  const isEnough = countSenders(waiting) >= sendersNeeded(phones);
  const shown = isEnough ? waiting : waiting.filter(note => note.few === 'show');
  return {notes: shown.map(fresh), isEnough};
}

/**
 * The session's last release takes the remainders of all activities together. Senders of different activities
 * cannot be told apart or put together, so the largest number in one activity is what is sure.
 */
export function lastRelease<Key>(waiting: ReadonlyMap<Key, readonly WaitingNote[]>, phones: number): ReadonlyMap<Key, Release> {
  const isEnough = Math.max(0, ...[...waiting.values()].map(countSenders)) >= sendersNeeded(phones);
  return new Map(
    [...waiting].map(([key, notes]) => [key, {notes: notes.filter(note => isEnough || note.few === 'show').map(fresh), isEnough}]),
  );
}
