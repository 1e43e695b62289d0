import type {NoteId} from '../wire/ids.ts';
import {SHOWN_FROM_ANSWERS} from '../wire/limits.ts';
import type {Answers, NoteVotes, PlannedBallot, PlannedRow, Votes} from './protocol.ts';

/** What a phone sent is a ballot for what was asked. `places`: how many notes there are to give dots to. Shorter ones leave the rest out. */
export function fits(asked: PlannedBallot, answers: Answers, places: number): boolean {
  if (asked.asks === 'dots') return answers.length <= places && sum(answers) <= asked.dots;
  return answers.length <= asked.rows.length && answers.every((answer, row) => answer <= (asked.rows[row]?.options.length ?? 0));
}

const saysSomething = (answers: Answers): boolean => answers.some(answer => answer > 0);

/**
 * The result, once, at close: null below five ballots that say something. `notes`: the source's released ones, in the
 * order that dots point into. A ballot that gives nothing is no answer.
 */
export function countVotes(asked: PlannedBallot, ballots: readonly Answers[], notes: readonly NoteId[]): Votes | null {
  const given = ballots.filter(saysSomething);
  if (given.length < SHOWN_FROM_ANSWERS) return null;
  const answers = given.length;
  if (asked.asks === 'one') return {asks: 'one', answers, rows: asked.rows.map((row, place) => countRow(row, place, given))};
  return {asks: 'dots', answers, notes: notes.flatMap((note, place) => countDots(note, place, given, asked.dots) ?? [])};
}

/** How often each option was chosen; no counts at all where fewer than five answered this question. */
function countRow({options}: PlannedRow, row: number, given: readonly Answers[]): readonly number[] {
  const chosen = given.flatMap(answers => answers[row] || []);
  if (chosen.length < SHOWN_FROM_ANSWERS) return [];
  return options.map((_option, place) => chosen.filter(answer => answer === place + 1).length);
}

function countDots(note: NoteId, place: number, given: readonly Answers[], dotsEach: number): NoteVotes | null {
  const dots = sum(given.map(answers => answers[place] ?? 0));
  if (dots === 0) return null;
  const people = given.filter(answers => (answers[place] ?? 0) > 0).length;
  const isStrong = people <= given.length / 3 && dots / people >= Math.max(2, Math.ceil(dotsEach / 2));
  return {note, dots, people: people < SHOWN_FROM_ANSWERS ? null : people, isStrong};
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};
