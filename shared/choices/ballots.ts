import {BALLOTED} from '../agenda/protocol.ts';
import type {Event} from '../session/protocol.ts';
import type {ActivityId} from '../wire/ids.ts';
import type {PlannedBallot, Votes} from './protocol.ts';

/** One activity's ballot: what is asked, and what came of it once it was counted. The ballots themselves never stand here. */
export interface Ballot {
  readonly asked: PlannedBallot;
  readonly isCounted: boolean;
  /** Null before the count, and after it when too few answered. */
  readonly votes: Votes | null;
}

export type Choices = ReadonlyMap<ActivityId, Ballot>;

export const noChoices: Choices = new Map();

export function evolveChoices(choices: Choices, event: Event): Choices {
  switch (event.type) {
    case 'session.created': {
      const ballots = event.activities.flatMap(({id, kind, ballot}) =>
        ballot && BALLOTED.has(kind) ? [[id, {asked: ballot, isCounted: false, votes: null}] as const] : [],
      );
      return ballots.length === 0 ? choices : new Map(ballots);
    }
    case 'votes.counted': {
      const ballot = choices.get(event.activity);
      // Once: a second count beside a first one would say what changed in between.
      return !ballot || ballot.isCounted ? choices : new Map(choices).set(event.activity, {...ballot, isCounted: true, votes: event.votes});
    }
    default:
      return choices;
  }
}
