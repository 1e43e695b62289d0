import type {LaneAnswer} from '../../shared/wire/lane.ts';

/** Counts of what happened on the lane, over all phones. */
export class Tally {
  boxes = 0;
  taken = 0;
  /** Broken off, or without a server: nobody knows. */
  unanswered = 0;
  readonly refused = new Map<string, number>();
  /** Times that a phone dropped off, and its person came back later. */
  drops = 0;

  box(answer: LaneAnswer | null): void {
    this.boxes++;
    if (answer === null) this.unanswered++;
    else if (answer.ok) this.taken++;
    else this.refused.set(answer.code, (this.refused.get(answer.code) ?? 0) + 1);
  }

  get refusals(): string {
    return [...this.refused].map(([code, times]) => `${times} ${code}`).join(', ') || 'none';
  }
}
