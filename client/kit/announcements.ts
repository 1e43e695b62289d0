import {type Millis, SECOND} from '../../shared/wire/ids.ts';

/** What may be spoken about; a newer message replaces an older one of its topic. */
export type Topic = 'time' | 'turn' | 'notes' | 'votes' | 'people' | 'connection' | 'facilitator' | 'form';

/** How much a person wants to hear: `few` is the least. A message of a level is heard by those who chose it or a later one. */
const LEVELS = ['few', 'some', 'all'] as const;
export type Level = (typeof LEVELS)[number];

export interface Announcement {
  readonly topic: Topic;
  readonly text: string;
  readonly level: Level;
  /** Interrupts: removed, it is your turn, ending now. Nothing else. */
  readonly isUrgent: boolean;
}

interface Waiting extends Announcement {
  readonly at: Millis;
}

/** What waits to be said and what was said. */
export interface Announcements {
  readonly waiting: readonly Waiting[];
  readonly saidAt: Millis;
  readonly said: readonly {readonly text: string; readonly at: Millis}[];
}

export const noAnnouncements: Announcements = {waiting: [], saidAt: Number.NEGATIVE_INFINITY, said: []};

const GAP_MS = 5 * SECOND;
const STALE_MS = 20 * SECOND;
const NO_REPEAT_MS = 60 * SECOND;
/** Silence after the last key. */
export const AFTER_TYPING_MS = 1.5 * SECOND;

export interface Listener {
  readonly isTyping: boolean;
  readonly isHidden: boolean;
  readonly level: Level;
}

export function offer(state: Announcements, announcement: Announcement, at: Millis): Announcements {
  return {...state, waiting: [...state.waiting.filter(one => one.topic !== announcement.topic), {...announcement, at}]};
}

/** The one thing to say now, if any (UX 3.17). What nobody should hear any more is dropped. */
export function due(
  state: Announcements,
  at: Millis,
  listener: Listener,
): {readonly state: Announcements; readonly say: Announcement | null} {
  const waiting = state.waiting.filter(one => mayStillBeSaid(state, one, at, listener));
  const kept = {...state, waiting, said: state.said.filter(one => at - one.at < NO_REPEAT_MS)};
  const ready = waiting.find(one => one.isUrgent) ?? (at - state.saidAt >= GAP_MS && !listener.isTyping ? waiting[0] : undefined);
  if (!ready || listener.isHidden) return {state: kept, say: null};
  const said = [...kept.said, {text: ready.text, at}];
  return {state: {waiting: waiting.filter(one => one !== ready), saidAt: at, said}, say: ready};
}

function mayStillBeSaid(state: Announcements, one: Waiting, at: Millis, listener: Listener): boolean {
  if (at - one.at > STALE_MS || LEVELS.indexOf(one.level) > LEVELS.indexOf(listener.level)) return false;
  return one.isUrgent || !state.said.some(before => before.text === one.text && at - before.at < NO_REPEAT_MS);
}
