import type {Verdict} from './judge.ts';
import type {OwnUsage} from './lateness.ts';
import type {Usage} from './own-server.ts';
import {type PressTimes, type Spread, spreadOf} from './press-times.ts';
import type {Tally} from './tally.ts';

/** All that a rehearsal found. */
export interface Outcome {
  readonly people: number;
  readonly seed: number;
  readonly seconds: number;
  readonly verdict: Verdict;
  /** Sentences: what phones, console and notes did not agree on, and what should not have happened. */
  readonly troubles: readonly string[];
  readonly times: PressTimes;
  readonly tally: Tally;
  /** Notes that never left their phone: written too late for any beat. */
  readonly unsent: number;
  readonly greetings: {readonly whole: number; readonly resumed: number};
  /** Null where the server is not our own. */
  readonly server: {
    readonly kills: number;
    readonly starts: readonly number[];
    readonly usage: Usage | null;
    readonly logged: readonly string[];
  } | null;
  /** What this process took for playing and measuring. */
  readonly own: OwnUsage;
}

/** Findings of one kind that are shown; more would hide the others. */
const SHOWN = 10;

export const isGood = ({verdict, troubles}: Outcome): boolean =>
  verdict.lost.length === 0 && verdict.doubled.length === 0 && verdict.wrong.length === 0 && troubles.length === 0;

/** The report at the end; its last line is the sum. */
export function summaryOf(outcome: Outcome): string {
  const {people, seed, seconds, verdict, tally, unsent, greetings, own, server, times, troubles} = outcome;
  const {acknowledged, lost, doubled, wrong, keptBack, takenBack, unconfirmed} = verdict;
  return [
    '',
    `Session        ${people} people, ${seconds.toFixed(0)} s, seed ${seed}`,
    `Notes          ${acknowledged} acknowledged, ${takenBack} taken back, ${keptBack} kept back (too few wrote, or too late for it), ${unconfirmed} never acknowledged, ${unsent} never sent`,
    `Lane           ${tally.boxes} boxes: ${tally.taken} taken, ${tally.unanswered} without an answer; refused: ${tally.refusals}`,
    `Connections    ${tally.drops} dropped off in mid-send; came back or in ${greetings.resumed} times with the frames missed, ${greetings.whole} times with the whole view`,
    ...serverLines(server),
    `This process   ${own.processor.toFixed(0)} s of processor, late by ${own.late.toFixed(0)} ms (p99), ${own.latest.toFixed(0)} ms at the most: no figure below is finer`,
    ...timeLines(times),
    ...findings('Lost', lost),
    ...findings('Doubled', doubled),
    ...findings('Not as it should be', [...wrong, ...troubles]),
    '',
    `acknowledged ${acknowledged}, lost ${lost.length}, doubled ${doubled.length}`,
    '',
  ].join('\n');
}

function serverLines(server: Outcome['server']): readonly string[] {
  if (!server) return [];
  const {kills, starts, usage, logged} = server;
  const again = spreadOf(starts.slice(1));
  return [
    ...(usage
      ? [
          `Server         ${usage.now.toFixed(0)} MB of memory, ${usage.peak.toFixed(0)} MB at the most, ${usage.processor.toFixed(0)} s of processor since it was started last`,
        ]
      : []),
    ...(kills > 0
      ? [
          `Kills          ${kills}, answering again after ${again.p50.toFixed(0)} ms (half of them), ${again.max.toFixed(0)} ms (the slowest)`,
        ]
      : []),
    ...findings('Logged by the server', logged),
  ];
}

function timeLines(times: PressTimes): readonly string[] {
  const row = (what: string, {p50, p95, max, samples}: Spread) =>
    `  ${what.padEnd(8)} p50 ${p50.toFixed(1).padStart(6)}   p95 ${p95.toFixed(1).padStart(6)}   max ${max.toFixed(1).padStart(6)}   (${samples} arrivals)`;
  return ['Press to phone, in milliseconds', ...[...times.spreads()].map(([what, spread]) => row(what, spread)), row('all', times.all)];
}

function findings(name: string, list: readonly string[]): readonly string[] {
  if (list.length === 0) return [];
  const rest = list.length - SHOWN;
  return [`${name}: ${list.length}`, ...list.slice(0, SHOWN).map(one => `  ${one}`), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}
