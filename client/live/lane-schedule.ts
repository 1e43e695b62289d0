import type {Millis} from '../../shared/wire/ids.ts';
import {BEAT_MS, CLOSING_BEAT_SPREAD_MS} from '../../shared/wire/limits.ts';
import type {LaneNeeds} from './lane-plan.ts';

/** When this phone beats next. Times are this device's. */
export interface LaneSchedule {
  readonly nextAt: Millis | null;
  /** The gathering whose closing beat is planned or done, by the server's clock. */
  readonly gathered: Millis | null;
}

export const noSchedule: LaneSchedule = {nextAt: null, gathered: null};

export interface LaneMoment {
  readonly now: Millis;
  readonly needs: LaneNeeds;
  readonly isVisible: boolean;
  /** What to add to this device's clock to get the server's. */
  readonly clockOffset: Millis;
  /** 0 up to 1. */
  readonly random: () => number;
}

/** A closing beat keeps this much of the gathering for the way to the server. */
const ON_THE_WAY_MS = 1_000;

/**
 * Looks again after anything that may matter. It never makes a beat earlier because a person wrote, a socket came back or the page was
 * shown: a phone that begins, or begins again, waits a fresh random part of a whole period. Only a gathering, which
 * everybody sees at once, calls for a beat of its own.
 */
export function schedule(before: LaneSchedule, {now, needs, isVisible, clockOffset, random}: LaneMoment): LaneSchedule {
  if (!isVisible) return {...before, nextAt: null};
  const {gathering} = needs;
  if (gathering !== null && gathering !== before.gathered) {
    const left = gathering - (now + clockOffset) - ON_THE_WAY_MS;
    return {nextAt: now + random() * Math.max(0, Math.min(CLOSING_BEAT_SPREAD_MS, left)), gathered: gathering};
  }
  // A closing beat that is planned comes, also when its activity has closed meanwhile.
  const isGathering = gathering !== null && before.nextAt !== null;
  if (!needs.isBeating && !isGathering) return {...before, nextAt: null};
  return before.nextAt === null ? {...before, nextAt: now + random() * BEAT_MS} : before;
}

/** After a beat: one period later, whatever the answer was. */
export const afterBeat = (before: LaneSchedule, {now, needs}: Pick<LaneMoment, 'now' | 'needs'>): LaneSchedule => ({
  ...before,
  nextAt: needs.isBeating ? now + BEAT_MS : null,
});
