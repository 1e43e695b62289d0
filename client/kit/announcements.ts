import {type Millis, SECOND} from '../../shared/wire/ids.ts';

/** What may be spoken about; a newer message replaces an older one of its topic. */
export type Topic = 'time' | 'turn' | 'notes' | 'votes' | 'people' | 'connection' | 'facilitator' | 'form';

/**
 * How far a message reaches: it is heard by those who chose its level or a later one. `asked` answers the person's own act and is
 * always heard.
 */
const LEVELS = ['asked', 'few', 'some', 'all'] as const;
export type Level = (typeof LEVELS)[number];

/** How much a person wants to hear: with `request`, what they ask for and what cannot wait. */
export type Hearing = Exclude<Level, 'asked'> | 'request';

export interface Announcement {
  readonly topic: Topic;
  readonly text: string;
  readonly level: Level;
  /** Interrupts: removed, it is your turn, ending now. Nothing else. */
  readonly isUrgent: boolean;
  /** A number that grows, as "12 new notes": once a minute is enough for those who did not choose to hear all. */
  readonly isCount: boolean;
}

interface Waiting extends Announcement {
  readonly at: Millis;
}

/** What waits to be said and what was said. */
export interface Announcements {
  readonly waiting: readonly Waiting[];
  readonly saidAt: Millis;
  readonly said: readonly {readonly topic: Topic; readonly text: string; readonly isCount: boolean; readonly at: Millis}[];
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
  readonly level: Hearing;
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
  const said = state.said.filter(one => at - one.at < NO_REPEAT_MS);
  const waiting = state.waiting.filter(one => at - one.at <= STALE_MS && isWanted(one, listener) && !isRepeated(one, said));
  const kept = {...state, waiting, said};
  if (listener.isHidden) return {state: kept, say: null};
  const isQuiet = at - state.saidAt >= GAP_MS && !listener.isTyping;
  const ready = waiting.find(one => one.isUrgent) ?? (isQuiet ? waiting.find(one => !isCountedLately(one, said, listener)) : undefined);
  if (!ready) return {state: kept, say: null};
  const {topic, text, isCount} = ready;
  const rest = waiting.filter(one => one !== ready);
  return {state: {waiting: rest, saidAt: at, said: [...said, {topic, text, isCount, at}]}, say: ready};
}

const isWanted = ({level, isUrgent}: Announcement, listener: Listener): boolean =>
  isUrgent || LEVELS.indexOf(level) <= (listener.level === 'request' ? 0 : LEVELS.indexOf(listener.level));

const isRepeated = ({text, level, isUrgent}: Announcement, said: Announcements['said']): boolean =>
  !isUrgent && level !== 'asked' && said.some(before => before.text === text);

/** It waits until its minute is over, or is stale by then. */
const isCountedLately = ({topic, isCount}: Announcement, said: Announcements['said'], {level}: Listener): boolean =>
  isCount && level !== 'all' && said.some(before => before.isCount && before.topic === topic);
