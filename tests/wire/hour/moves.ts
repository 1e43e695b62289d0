import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';

type Theme = ThemeId | null;

/** `told`: the room has said that it did it. `perhaps`: it was asked, and whether it was done nobody can say. `never`: refused. */
type Outcome = 'told' | 'perhaps' | 'never';

/** What was asked of the room, from the moment that it was asked to the one that the answer came: in between it was done. */
interface Asked {
  readonly from: number;
  to: number;
  outcome: Outcome;
}

interface Move extends Asked {
  readonly note: NoteId;
  readonly theme: Theme;
}

interface Removal extends Asked {
  readonly theme: ThemeId;
}

export type Answered = (outcome: Outcome) => void;

const isAfter = (one: Asked, other: Asked): boolean => one.outcome === 'told' && one.from > other.to;

/** Where each note may be in the end, by what people were told: a move holds unless another one may have come after it. */
export class Moves {
  readonly #moves: Move[] = [];
  readonly #removals: Removal[] = [];
  #now = 0;

  /** Where the notes were before anybody moved them. */
  begin(note: NoteId, theme: Theme): void {
    this.move(note, theme)('told');
  }

  move(note: NoteId, theme: Theme): Answered {
    return this.#ask({note, theme}, this.#moves);
  }

  /** A theme that is removed leaves its notes to none. */
  remove(theme: ThemeId): Answered {
    return this.#ask({theme}, this.#removals);
  }

  get told(): number {
    return this.#moves.filter(({outcome}) => outcome === 'told').length;
  }

  mayBe(note: NoteId): ReadonlySet<Theme> {
    const moves = this.#moves.filter(move => move.note === note && move.outcome !== 'never');
    const last = moves.filter(move => !moves.some(other => isAfter(other, move)));
    return new Set(last.flatMap(move => this.#leftOf(move)));
  }

  /** A move into a theme that is removed afterwards, or perhaps so. */
  #leftOf(move: Move): readonly Theme[] {
    const removals = this.#removals.filter(({theme, outcome, to}) => theme === move.theme && outcome !== 'never' && to > move.from);
    if (removals.some(removal => isAfter(removal, move))) return [null];
    return removals.length > 0 ? [move.theme, null] : [move.theme];
  }

  #ask<What extends object>(what: What, into: (What & Asked)[]): Answered {
    const asked: What & Asked = {...what, from: this.#now++, to: Number.POSITIVE_INFINITY, outcome: 'perhaps'};
    into.push(asked);
    return outcome => {
      asked.to = this.#now++;
      asked.outcome = outcome;
    };
  }
}
