import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {ActivityId} from '../wire/ids.ts';
import type {BallotRecord} from '../wire/records.ts';

/** `mayRead`: the questions come when the prompt does. */
export function ballotRecord({choices}: Session, contents: Contents, activity: ActivityId, mayRead: boolean): BallotRecord | null {
  const ballot = choices.get(activity);
  if (!ballot || !mayRead) return null;
  const {asked, isCounted, votes} = ballot;
  if (asked.asks === 'dots') return {asks: 'dots', dots: asked.dots, isCounted, votes};
  const words = (id: string) => contents.get(id) ?? '';
  const rows = asked.rows.map(({question, options}) => ({question: words(question), options: options.map(words)}));
  return {asks: 'one', rows, isCounted, votes};
}
