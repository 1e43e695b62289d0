import {leftAt, type RunningClock} from '../../shared/agenda/clock.ts';
import {MINUTE, type Millis, SECOND} from '../../shared/wire/ids.ts';

/** Whole minutes, rounded up; 0 when the time is over. Clocks that differ by less than a second do not make it a minute more. */
export const minutesLeft = (clock: RunningClock, now: Millis): number => Math.max(0, Math.ceil((leftAt(clock, now) - SECOND) / MINUTE));
