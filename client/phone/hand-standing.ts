import type {HandId, TurnId} from '../../shared/wire/ids.ts';
import type {FloorRecord, MyHand} from '../../shared/wire/records.ts';

/** Where a person stands with their hand, in the words of the screen. */
export type HandStanding =
  | {readonly at: 'down'; readonly isOpen: boolean; readonly waiting: number}
  /** Said to those who lead alone. */
  | {readonly at: 'private'; readonly hand: MyHand}
  | {readonly at: 'waiting'; readonly hand: MyHand; readonly before: number; readonly isBack: boolean}
  | {readonly at: 'next'; readonly hand: MyHand}
  | {readonly at: 'turn'; readonly hand: MyHand; readonly turn: TurnId};

/** What was last seen of the own hand, by which it is known that others were let before it. */
export interface HandTrack {
  readonly id: HandId;
  readonly before: number | null;
  readonly isBack: boolean;
}

/** A place lost is told until one is won again. */
export function followed(track: HandTrack | null, hand: MyHand | null): HandTrack | null {
  if (!hand) return null;
  const {id, before} = hand;
  // The same object while nothing changes: what renders by it comes to rest.
  if (track?.id === id && track.before === before) return track;
  const isBack = track?.id === id && track.before !== null && before !== null && before > track.before;
  return {id, before, isBack};
}

export function handStanding(hand: MyHand | null, floor: FloorRecord | undefined, track: HandTrack | null): HandStanding {
  if (!hand) return {at: 'down', isOpen: floor?.isOpen ?? true, waiting: floor?.waiting ?? 0};
  if (hand.turn !== null) return {at: 'turn', hand, turn: hand.turn};
  if (hand.before === null) return {at: 'private', hand};
  if (hand.before === 0) return {at: 'next', hand};
  return {at: 'waiting', hand, before: hand.before, isBack: track?.id === hand.id && track.isBack};
}
