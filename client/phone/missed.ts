import {useEffect, useRef, useState, useSyncExternalStore} from 'react';
import {type ActivityId, type Millis, SECOND} from '../../shared/wire/ids.ts';
import {isAway} from '../live/link.ts';
import {useRoom} from '../live/use-room.ts';

/** Somebody who was gone for less has missed nothing worth a word. */
const GONE_MS: Millis = 15 * SECOND;
/** What was missed arrives a moment after coming back. */
const ARRIVES_MS: Millis = 5 * SECOND;

/** A time in which this person saw nothing of the session: no network, another tab, a locked phone, stepped out. */
export interface Absence {
  readonly from: ActivityId;
  readonly since: Millis;
  readonly backAt: Millis | null;
}

/** Where the group was when this person went, if it has gone on since; null while there is nothing to tell. */
export function missedBy(absence: Absence, current: ActivityId, now: Millis): ActivityId | null {
  const {from, since, backAt} = absence;
  if (backAt === null || backAt - since < GONE_MS || now - backAt > ARRIVES_MS) return null;
  return from === current ? null : from;
}

// Beyond the component: stepping out takes the whole task from the page.
let absence: Absence | null = null;

export function useMissed(current: ActivityId): {readonly from: ActivityId | null; readonly dismiss: () => void} {
  const isVisible = useSyncExternalStore(onVisibility, visible);
  const isHere = useRoom(room => !isAway(room.link)) && isVisible;
  const [from, setFrom] = useState<ActivityId | null>(null);
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
    const now = Date.now();
    if (!isHere) {
      absence ??= {from: current, since: now, backAt: null};
      return;
    }
    if (!absence) return;
    absence = {...absence, backAt: absence.backAt ?? now};
    const missed = missedBy(absence, current, now);
    if (missed === null && now - (absence.backAt ?? now) <= ARRIVES_MS) return;
    absence = null;
    if (missed !== null) setFrom(missed);
  }, [current, isHere]);
  useEffect(
    () => () => {
      absence ??= {from: latest.current, since: Date.now(), backAt: null};
    },
    [],
  );
  return {from, dismiss: () => setFrom(null)};
}

const visible = (): boolean => document.visibilityState === 'visible';

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
