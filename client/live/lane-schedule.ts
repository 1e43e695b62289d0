import type {Millis} from '../../shared/wire/ids.ts';
import {BEAT_MS, CLOSING_BEAT_SPREAD_MS} from '../../shared/wire/limits.ts';
import type {LaneNeeds} from './lane-plan.ts';

/** When this phone beats next. Times are this device's. */
export interface LaneSchedule {
  readonly nextAt: Millis | null;
  /** The gathering whose closing beats are planned or done. */
  readonly gathered: string | null;
  /** Closing beats still to come. */
  readonly closing: number;
}

export const noSchedule: LaneSchedule = {nextAt: null, gathered: null, closing: 0};

/** The answer to one closing beat should be here before the next. */
const BETWEEN_MS = 500;

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
  const gathered = gathering === null ? null : `${needs.lineage} ${gathering}`;
  if (gathered !== null && gathered !== before.gathered) {
    const {closingBeats} = needs;
    return {nextAt: now + random() * (spreadLeft({now, needs, clockOffset}) / closingBeats), gathered, closing: closingBeats};
  }
  // A closing beat that is planned comes, also when its activity has closed meanwhile.
  const isGathering = gathering !== null && before.nextAt !== null;
  if (!needs.isBeating && !isGathering) return {...before, nextAt: null};
  return before.nextAt === null ? {...before, nextAt: now + random() * BEAT_MS} : before;
}

/** After a beat: one period later, whatever the answer was; in a gathering the next closing beat. */
export function afterBeat(before: LaneSchedule, moment: Omit<LaneMoment, 'isVisible'>): LaneSchedule {
  const {now, needs, random} = moment;
  const closing = Math.max(0, before.closing - 1);
  if (closing > 0 && needs.gathering !== null) {
    const spread = Math.min(CLOSING_BEAT_SPREAD_MS / needs.closingBeats, spreadLeft(moment));
    return {...before, closing, nextAt: now + Math.min(spread, BETWEEN_MS + random() * Math.max(0, spread - BETWEEN_MS))};
  }
  return {...before, closing: 0, nextAt: needs.isBeating ? now + BEAT_MS : null};
}

/** How long a closing beat may be put off. A gathering that a restart has prolonged has its whole time again. */
function spreadLeft({now, needs, clockOffset}: Pick<LaneMoment, 'now' | 'needs' | 'clockOffset'>): Millis {
  const left = (needs.gathering ?? 0) - (now + clockOffset);
  return left > 0 ? Math.max(0, Math.min(CLOSING_BEAT_SPREAD_MS, left - ON_THE_WAY_MS)) : CLOSING_BEAT_SPREAD_MS;
}
