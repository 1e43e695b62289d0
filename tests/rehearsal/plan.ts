import {GATHER_MS} from '../../shared/wire/limits.ts';
import type {Chance} from './chance.ts';

export type StepKind = 'joining' | 'welcome' | 'writing' | 'gathering' | 'reading' | 'close' | 'ending';

/** A part of the session, in milliseconds as planned; a kill may make it longer, nothing makes it shorter. */
export interface Step {
  readonly kind: StepKind;
  readonly label: string;
  readonly ms: number;
}

/** Of the whole session. What is left is for writing, in two equal parts. */
const JOINING = 0.08;
const WELCOME = 0.06;
const CLOSE = 0.06;
/** Show comes when this much of a writing time is over. */
const SHOW_AFTER = 0.8;
const LEAST_WRITING_MS = 4_000;
/** However short the session: what has been shown is read. */
const LEAST_READING_MS = 3_000;

export function planOf(minutes: number): readonly Step[] {
  const whole = minutes * 60_000;
  const writing = Math.max(LEAST_WRITING_MS, (whole * (1 - JOINING - WELCOME - CLOSE) - GATHER_MS) / 2);
  const show = writing * SHOW_AFTER;
  const write = (name: string): readonly Step[] => [
    {kind: 'writing', label: `Writing, ${name} time`, ms: show},
    {kind: 'gathering', label: `Gathering, ${name} time`, ms: GATHER_MS},
    {kind: 'reading', label: `Reading, ${name} time`, ms: Math.max(LEAST_READING_MS, writing - show - GATHER_MS)},
  ];
  return [
    {kind: 'joining', label: 'People join', ms: whole * JOINING},
    {kind: 'welcome', label: 'Welcome', ms: whole * WELCOME},
    ...write('first'),
    ...write('second'),
    {kind: 'close', label: 'Close', ms: whole * CLOSE},
    {kind: 'ending', label: 'Ending', ms: GATHER_MS},
  ];
}

export const lengthOf = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + step.ms, 0);

/** Random moments spread over the plan: for each step, how many milliseconds after its beginning. One in each of `count` equal parts. */
export function momentsIn(plan: readonly Step[], count: number, chance: Chance): readonly (readonly number[])[] {
  const whole = lengthOf(plan);
  const moments = Array.from({length: count}, (_, at) => ((at + chance.next()) / count) * whole);
  let begins = 0;
  return plan.map(({ms}) => {
    const [from, to] = [begins, begins + ms];
    begins = to;
    return moments.filter(moment => moment >= from && moment < to).map(moment => moment - from);
  });
}
