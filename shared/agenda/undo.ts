import type {Id, Millis} from '../wire/ids.ts';
import {UNDO_CLOCK_MS, UNDO_PLAN_MS} from '../wire/limits.ts';
import {isAboutPress, isPress, type TimeEvent, voidedIn} from './timeline.ts';

/** A press that can be taken back, or made again, until so long. */
export interface Press {
  readonly change: Id;
  readonly what: PressKind;
  readonly until: Millis;
}

/** What it did, for whoever reads the button. `catch-up`: several things at once. */
export type PressKind = 'added' | 'paused' | 'resumed' | 'resized' | 'skipped' | 'kept' | 'inserted' | 'moved' | 'extended' | 'catch-up';

/** The latest press, unless something has happened since that cannot be taken back; null: there is none. */
export function undoable(log: readonly TimeEvent[]): Press | null {
  const voided = voidedIn(log);
  const last = log.findLast(event => !isAboutPress(event) && !(isPress(event) && voided.has(event.change)));
  return last && isPress(last) ? pressOf(log, last.change, last.at) : null;
}

/** What was taken back last, as long as nothing else has been done. */
export function redoable(log: readonly TimeEvent[]): Press | null {
  const last = log.at(-1);
  return last?.type === 'change.voided' ? pressOf(log, last.change, last.at) : null;
}

function pressOf(log: readonly TimeEvent[], change: Id, at: Millis): Press | null {
  const events = log.filter(event => isPress(event) && event.change === change);
  const [first] = events;
  if (!first) return null;
  const what = events.length > 1 ? 'catch-up' : KINDS[first.type];
  if (!what) return null;
  const isClock = what === 'added' || what === 'paused' || what === 'resumed';
  return {change, what, until: at + (isClock ? UNDO_CLOCK_MS : UNDO_PLAN_MS)};
}

const KINDS: {readonly [type in TimeEvent['type']]?: PressKind} = {
  'time.added': 'added',
  'time.paused': 'paused',
  'time.resumed': 'resumed',
  'activity.resized': 'resized',
  'activity.skipped': 'skipped',
  'activity.kept': 'kept',
  'activity.inserted': 'inserted',
  'activity.moved': 'moved',
  'session.extended': 'extended',
};
