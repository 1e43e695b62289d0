import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {SessionRecord} from '../../shared/wire/records.ts';
import {recordIn} from '../live/records.ts';
import type {Room} from '../live/view.ts';

/** Everything a phone can show in a session. */
export type Screen =
  | {readonly at: 'connecting'}
  /** The connection is over for good, for this reason. */
  | {readonly at: 'over'; readonly code: RefusalCode}
  | {readonly at: 'lobby'; readonly moved: Moved | null}
  /** Stepped out, by choice. */
  | {readonly at: 'out'}
  | {readonly at: 'activity'; readonly id: ActivityId; readonly kind: ActivityKind; readonly moved: Moved | null}
  | {readonly at: 'closing'}
  | {readonly at: 'ended'};

/** Where the group has gone while this person is still writing. */
export type Moved = {readonly to: 'activity'; readonly id: ActivityId} | {readonly to: 'ending'} | {readonly to: 'end'};

/** What else decides it, beside the room. */
export interface Standing {
  /** The activity in which words stand in the text box or in the change of a note; while they do, nothing else takes its place. */
  readonly writingIn: ActivityId | null;
  /** This person has stepped out. */
  readonly isOut: boolean;
  /** It was the lobby until now: the agreement is answered there too. */
  readonly wasLobby: boolean;
}

/** The one place that decides it. */
export function screenFor(room: Pick<Room, 'records' | 'hasView' | 'over'>, {writingIn, isOut, wasLobby}: Standing): Screen {
  const session = recordIn(room.records, 'session');
  if (room.over && !(room.over === 'session-ended' && session?.phase === 'ended')) return {at: 'over', code: room.over};
  if (!room.hasView || !session) return {at: 'connecting'};
  if (isOut && (session.phase === 'open' || session.phase === 'live')) return {at: 'out'};
  const held = writingIn === null ? undefined : recordIn(room.records, `activity:${writingIn}`);
  const moved = held ? movedFrom(session, held.id) : null;
  if (held && wasLobby && session.phase === 'live') return {at: 'lobby', moved: moved ?? {to: 'activity', id: held.id}};
  if (held && moved) return {at: 'activity', id: held.id, kind: held.activity, moved};
  switch (session.phase) {
    case 'draft':
    case 'open':
      return {at: 'lobby', moved: null};
    case 'closing':
      return {at: 'closing'};
    case 'ended':
      return {at: 'ended'};
    case 'live': {
      const current = session.current === null ? undefined : recordIn(room.records, `activity:${session.current}`);
      return current ? {at: 'activity', id: current.id, kind: current.activity, moved: null} : {at: 'lobby', moved: null};
    }
  }
}

function movedFrom({phase, current}: SessionRecord, held: ActivityId): Moved | null {
  if (phase === 'ended') return {to: 'end'};
  if (phase === 'closing') return {to: 'ending'};
  return current !== null && current !== held ? {to: 'activity', id: current} : null;
}
