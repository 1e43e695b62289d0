import type {ReactNode} from 'react';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import type {BallotRecord} from '../../../shared/wire/records.ts';
import {Choices} from '../../kit/choices.tsx';
import {Quoted} from '../../kit/words.tsx';
import {useOwn, useOwnHandle} from '../../live/use-own.ts';
import {Text} from '../../locales/phone-faces.ts';
import {chosenIn, withChosen} from './answers.ts';

/** Stands for no answer in a field, which knows texts only. */
const SKIP = 'skip';

type Rows = (BallotRecord & {asks: 'one'})['rows'];

interface BallotRowsProps {
  readonly activity: ActivityId;
  readonly rows: Rows;
  /** One of them alone, by its place. */
  readonly only?: number;
  /** Where a row has no question of its own, because the prompt asks it. */
  readonly question?: ReactNode;
  /** Off where one of the options says as much. */
  readonly canSkip?: boolean;
}

/** Questions of one answer each. What is chosen is kept at once; there is nothing to send. */
export function BallotRows({activity, rows, only, question, canSkip = true}: BallotRowsProps) {
  const {outbox} = useOwnHandle();
  const answers = useOwn(own => own.ballots.get(activity));
  const choose = (row: number, value: string | undefined) =>
    outbox.vote(activity, withChosen(outbox.own.getState().ballots.get(activity), rows.length, row, placeOf(value)));
  return rows.map(({question: asked, options}, row) =>
    only !== undefined && only !== row ? null : (
      <Choices
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
        key={row}
        name={`answer-${activity}-${row}`}
        legend={asked ? <Quoted>{asked}</Quoted> : (question ?? <Text id="ballot.question" />)}
        options={[
          ...options.map((label, place) => ({value: String(place), label: <Quoted>{label}</Quoted>})),
          ...(canSkip ? [{value: SKIP, label: <Text id="ballot.skip" />}] : []),
        ]}
        defaultValue={String(chosenIn(answers, row) ?? '')}
        onChoice={chosen => choose(row, chosen[0])}
      />
    ),
  );
}

const placeOf = (value: string | undefined): number | null => (value === undefined || value === SKIP ? null : Number(value));
