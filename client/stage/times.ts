import type {RunningClock} from '../../shared/agenda/clock.ts';
import {leftAt} from '../../shared/agenda/clock.ts';
import type {ActivityId, Millis} from '../../shared/wire/ids.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import {type Records, recordIn} from '../live/records.ts';
import {LOCALE} from '../locales/speech.tsx';

/** Rounded up, as people count: 0 when the time is over. Never more than what there was at all. */
export const minutesLeft = (clock: RunningClock, now: Millis): number => Math.max(0, Math.ceil(leftAt(clock, now) / MINUTE));

const HOURS = new Intl.DateTimeFormat(LOCALE, {hour: '2-digit', minute: '2-digit'});
const DAY = new Intl.DateTimeFormat(LOCALE, {weekday: 'long', day: 'numeric', month: 'long'});

/** "11:10", where this screen hangs. */
export const hours = (at: Millis): string => HOURS.format(at);
export const day = (at: Millis): string => DAY.format(at);
export const isSameDay = (one: Millis, other: Millis): boolean => new Date(one).toDateString() === new Date(other).toDateString();

const ABOUT: Millis = 5 * MINUTE;

export interface Ahead {
  readonly next: ActivityId | null;
  /** The first break after what is on now. */
  readonly rest: ActivityId | null;
}

/** What comes after the activity that is on. */
export function aheadOf(records: Records): Ahead {
  const session = recordIn(records, 'session');
  if (!session) return {next: null, rest: null};
  const later = session.agenda.slice(session.current === null ? 0 : session.agenda.indexOf(session.current) + 1);
  return {next: later[0] ?? null, rest: later.find(id => recordIn(records, `activity:${id}`)?.activity === 'break') ?? null};
}

/** When the break may begin if everything takes its minutes, to the nearest five; null without a break. */
export function restsAt(records: Records, now: Millis): Millis | null {
  const session = recordIn(records, 'session');
  const {rest} = aheadOf(records);
  if (!session || rest === null) return null;
  const current = session.current === null ? undefined : recordIn(records, `activity:${session.current}`);
  const from = session.current === null ? 0 : session.agenda.indexOf(session.current) + 1;
  const between = session.agenda.slice(from, session.agenda.indexOf(rest));
  const left = current?.clock ? Math.max(0, leftAt(current.clock, now)) : 0;
  const planned = between.reduce((sum, id) => sum + (recordIn(records, `activity:${id}`)?.minutes ?? 0) * MINUTE, 0);
  return Math.round((now + left + planned) / ABOUT) * ABOUT;
}
