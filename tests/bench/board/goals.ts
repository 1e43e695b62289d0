import {type Ratio, ratioOf} from './figures.ts';
import type {Kind} from './scenarios.ts';

/** Figures by name, of each round. */
export type Rounds = readonly Readonly<Record<string, number>>[];

export interface Goal {
  readonly name: string;
  readonly scenario: string;
  readonly kind: Kind;
  readonly figure: string;
  /** Null: it is the figure itself that is held against the bar, not what it is of another's. */
  readonly against: string | null;
  readonly atMost: number;
}

/** What we set ourselves: the ratio to another in the same round, or for those who write while somebody attacks, what they notice. */
export const GOALS: readonly Goal[] = [
  ...(
    [
      ['fan-out-100', 1.4],
      ['fan-out-300', 1.3],
      ['fan-out-1000', 1.2],
    ] as const
  ).flatMap(([scenario, ofLimit]): Goal[] => [
    {name: 'P1', scenario, kind: 'fan-out', figure: 'cpu', against: 'limit', atMost: ofLimit},
    {name: 'P1', scenario, kind: 'fan-out', figure: 'cpu', against: 'y-websocket', atMost: 0.85},
    {name: 'P1', scenario, kind: 'fan-out', figure: 'p99', against: 'y-websocket', atMost: 1},
    {name: 'P1', scenario, kind: 'fan-out', figure: 'cpu', against: 'hocuspocus', atMost: 0.75},
  ]),
  {name: 'P2', scenario: 'saturation', kind: 'fan-out', figure: 'cpu', against: 'hocuspocus', atMost: 0.45},
  {name: 'P2', scenario: 'saturation', kind: 'fan-out', figure: 'p99', against: 'hocuspocus', atMost: 1.1},
  {name: 'P3', scenario: 'join-storm', kind: 'join-storm', figure: 'cpuMs', against: 'limit', atMost: 1.5},
  ...(['y-websocket', 'hocuspocus'] as const).flatMap((against): Goal[] => [
    {name: 'P3', scenario: 'join-storm', kind: 'join-storm', figure: 'cpuMs', against, atMost: 0.25},
    {name: 'P3', scenario: 'join-storm', kind: 'join-storm', figure: 'p99', against, atMost: 0.1},
    {name: 'P3', scenario: 'join-storm', kind: 'join-storm', figure: 'typedP99', against, atMost: 0.1},
  ]),
  {name: 'P6', scenario: 'many-rooms', kind: 'many-rooms', figure: 'perConnection', against: 'limit', atMost: 1.4},
  {name: 'P6', scenario: 'many-rooms', kind: 'many-rooms', figure: 'perConnection', against: 'hocuspocus', atMost: 0.5},
  ...(
    [
      ['p95', 500],
      ['undelivered', 0],
      ['longestByOrphans', 100],
    ] as const
  ).map(([figure, atMost]): Goal => ({name: 'Safety', scenario: 'attack', kind: 'attack', figure, against: null, atMost})),
];

export interface Verdict extends Goal {
  readonly ratio: Ratio;
  /** Missed only when the whole interval lies above the bar. */
  readonly isKept: boolean;
}

/** Of those that were measured together. `rounds` answers nothing for what was not. */
export function verdicts(rounds: (scenario: string, contender: string) => Rounds): readonly Verdict[] {
  return GOALS.flatMap(goal => {
    const of = (contender: string) => rounds(goal.scenario, contender).map(figures => figures[goal.figure] ?? Number.NaN);
    const ours = of('ours');
    const ratio = ratioOf(ours, goal.against === null ? ours.map(() => 1) : of(goal.against));
    return ratio ? [{...goal, ratio, isKept: ratio.low <= goal.atMost}] : [];
  });
}
