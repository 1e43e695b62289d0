import type {ActivityId, NoteId} from '../../shared/wire/ids.ts';
import type {LaneAnswer} from '../../shared/wire/lane.ts';

/** What one phone sent of one note, and what it was told: all that a judge needs. */
export interface LedgerNote {
  readonly id: NoteId;
  readonly activity: ActivityId;
  /** Number of the phone, for whoever looks into a finding. */
  readonly phone: number;
  readonly few: 'show' | 'hold';
  /** The words that the server acknowledged last; null: none. */
  readonly acknowledged: string | null;
  /** Words that left the phone after those, without an answer: the server may have them or not. */
  readonly unanswered: readonly string[];
  readonly withdrawal: 'none' | 'unanswered' | 'acknowledged';
  /** First acknowledged when the notes of its activity had been released already. */
  readonly isLate: boolean;
}

/** One note in a box that leaves a phone. */
export interface Leaving {
  readonly id: NoteId;
  readonly text: string;
  readonly few: 'show' | 'hold';
  readonly wish: 'show' | 'change' | 'take-back';
}

interface Row {
  readonly id: NoteId;
  readonly activity: ActivityId;
  readonly phone: number;
  few: 'show' | 'hold';
  acknowledged: {readonly text: string; readonly turn: number} | null;
  firstAcknowledgedAt: number;
  readonly unanswered: {readonly text: string; readonly turn: number}[];
  isTakenBack: boolean;
  /** Requests to take it back that got no answer. */
  readonly takeBacks: Set<number>;
}

/** An acknowledgement may reach its phone this much before the frame that says that notes were released reaches the console. */
const TOGETHER_MS = 500;

/** The book of a rehearsal, kept at the wire: what left each phone in a box, and what the answer said. */
export class Ledger {
  readonly #rows = new Map<NoteId, Row>();
  readonly #releasedAt = new Map<ActivityId, number>();
  #turn = 0;

  /** Called when a box leaves; the answer takes what came back, and is never called when nothing did. */
  leaves(phone: number, activity: ActivityId, notes: readonly Leaving[]): (answer: LaneAnswer) => void {
    const turn = ++this.#turn;
    const sent = notes.map(note => ({note, row: this.#rowFor(phone, activity, note)}));
    for (const {note, row} of sent) {
      if (note.wish === 'take-back') row.takeBacks.add(turn);
      else if (row.acknowledged?.text !== note.text || row.unanswered.length > 0) row.unanswered.push({text: note.text, turn});
    }
    return answer => {
      // A refusal for want of a disk may have come too late to undo what was written.
      if (!answer.ok && answer.code === 'not-saved') return;
      for (const {note, row} of sent) if (answer.ok) accept(row, note, turn);
      if (!answer.ok) for (const {row} of sent) forget(row, turn);
    };
  }

  /** The notes of an activity have been released for the first time. */
  released(activity: ActivityId): void {
    if (!this.#releasedAt.has(activity)) this.#releasedAt.set(activity, performance.now());
  }

  /** Notes that have left a phone. */
  get sent(): number {
    return this.#rows.size;
  }

  get acknowledged(): number {
    return [...this.#rows.values()].filter(row => row.acknowledged !== null).length;
  }

  notes(): readonly LedgerNote[] {
    return [...this.#rows.values()].map(row => ({
      id: row.id,
      activity: row.activity,
      phone: row.phone,
      few: row.few,
      acknowledged: row.acknowledged?.text ?? null,
      unanswered: row.unanswered.map(({text}) => text),
      withdrawal: row.isTakenBack ? 'acknowledged' : row.takeBacks.size > 0 ? 'unanswered' : 'none',
      isLate: row.firstAcknowledgedAt > (this.#releasedAt.get(row.activity) ?? Number.POSITIVE_INFINITY) - TOGETHER_MS,
    }));
  }

  #rowFor(phone: number, activity: ActivityId, {id, few}: Leaving): Row {
    const row: Row = this.#rows.get(id) ?? {
      id,
      activity,
      phone,
      few,
      acknowledged: null,
      firstAcknowledgedAt: Number.NEGATIVE_INFINITY,
      unanswered: [],
      isTakenBack: false,
      takeBacks: new Set(),
    };
    row.few = few;
    this.#rows.set(id, row);
    return row;
  }
}

function accept(row: Row, {wish, text}: Leaving, turn: number): void {
  if (wish === 'take-back') {
    row.isTakenBack = true;
    return;
  }
  if (row.acknowledged === null) row.firstAcknowledgedAt = performance.now();
  if (row.acknowledged === null || row.acknowledged.turn < turn) row.acknowledged = {text, turn};
  // What was sent before these words can only be older.
  row.unanswered.splice(0, row.unanswered.length, ...row.unanswered.filter(later => later.turn > turn));
}

/** Refused: nothing of it got in by this box. */
function forget(row: Row, turn: number): void {
  row.takeBacks.delete(turn);
  row.unanswered.splice(0, row.unanswered.length, ...row.unanswered.filter(other => other.turn !== turn));
}
