import type {BoardEnd} from '../../shared/wire/board.ts';
import type {BoardDeps} from './board-deps.ts';
import type {Member} from './member.ts';
import type {BoardUpdate, Clock} from './update.ts';

/** An update that waits to be stored. */
export interface Taken {
  readonly update: BoardUpdate;
  /** Otherwise its writer only waits to hear that it is stored. */
  readonly isNew: boolean;
  readonly member: Member;
  readonly saved: Saved;
}

/** How far a client has written, and how many messages of its connection that is. */
export interface Saved {
  readonly clock: Clock;
  readonly writes: number;
}

/** How far each writer of a flush has come by it. */
export const savedIn = (taken: readonly Taken[]): ReadonlyMap<Member, Saved> => new Map(taken.map(({member, saved}) => [member, saved]));

export const newIn = (taken: readonly Taken[]): readonly BoardUpdate[] => taken.flatMap(({update, isNew}) => (isNew ? [update] : []));

/** Which of what was taken cannot be kept. */
export interface Refused {
  readonly at: number;
  readonly why: BoardEnd;
}

/** Has all looked at that is new. Whoever has made too many steps by what they wrote is sent away for a while, whether it could be kept or not. */
export async function firstRefused(
  taken: readonly Taken[],
  order: NonNullable<BoardDeps['order']>,
  stored: () => readonly Uint8Array[],
): Promise<Refused | null> {
  const looked = taken.flatMap(({update, isNew, member}, at) => (isNew ? [{at, member, bytes: update.bytes}] : []));
  if (looked.length === 0) return null;
  const {out, steps} = await order.check(
    stored,
    looked.map(({bytes}) => bytes),
  );
  const refused = out && looked[out.at];
  if (refused) refused.member.end(out.why);
  for (const [index, {member}] of looked.entries()) member.spend(steps[index] ?? 0);
  return refused ? {at: refused.at, why: out.why} : null;
}
