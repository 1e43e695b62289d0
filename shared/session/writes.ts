import type {BoardDocument} from '../wire/board.ts';
import type {ContentId, PersonId} from '../wire/ids.ts';

/** A row of `people`. It holds no times, no presence and nothing about writing. */
export interface PersonRow {
  readonly person: PersonId;
  /** Keyed hash of the device's token: lets the same phone come back as the same person. */
  readonly deviceHash: string;
}

/** What goes into the store beside events, in the same transaction. */
export interface Writes {
  readonly contents?: {
    readonly put?: ReadonlyMap<ContentId, string>;
    /** Removed for good: `secure_delete` overwrites the words in the file. */
    readonly delete?: readonly ContentId[];
  };
  /** Documents that are written together. All of them goes for good, as words do. */
  readonly boards?: {readonly delete?: readonly BoardDocument[]};
  readonly people?: {readonly put?: readonly PersonRow[]};
  /** Numbers of boxes in the mailbox that this commit has used up. */
  readonly mailbox?: {readonly delete?: readonly number[]};
  /** Types of events. All of them in the log become `gone`, all rows of people go, and which commands those persons gave. */
  readonly forget?: readonly string[];
}

/** Applies the writes to a map of contents without changing it. */
export function applyToContents(contents: ReadonlyMap<ContentId, string>, writes: Writes): ReadonlyMap<ContentId, string> {
  const {put, delete: gone} = writes.contents ?? {};
  if (!put?.size && !gone?.length) return contents;
  const next = new Map(contents);
  for (const id of gone ?? []) next.delete(id);
  for (const [id, words] of put ?? []) next.set(id, words);
  return next;
}

export const isNothing = ({contents, boards, people, mailbox, forget}: Writes): boolean =>
  !contents?.put?.size &&
  !contents?.delete?.length &&
  !boards?.delete?.length &&
  !people?.put?.length &&
  !mailbox?.delete?.length &&
  !forget?.length;

/** Two sets of writes of one transaction as one; the later one wins where both name a content. */
export function joinWrites(first: Writes, second: Writes): Writes {
  const put = new Map(first.contents?.put);
  const gone = new Set(first.contents?.delete);
  for (const id of second.contents?.delete ?? []) {
    put.delete(id);
    gone.add(id);
  }
  for (const [id, words] of second.contents?.put ?? []) {
    gone.delete(id);
    put.set(id, words);
  }
  return {
    contents: {put, delete: [...gone]},
    boards: {delete: [...(first.boards?.delete ?? []), ...(second.boards?.delete ?? [])]},
    people: {put: [...(first.people?.put ?? []), ...(second.people?.put ?? [])]},
    mailbox: {delete: [...(first.mailbox?.delete ?? []), ...(second.mailbox?.delete ?? [])]},
    forget: [...(first.forget ?? []), ...(second.forget ?? [])],
  };
}
