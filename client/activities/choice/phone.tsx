import type {ActivityId} from '../../../shared/wire/ids.ts';
import {useRecord} from '../../live/use-room.ts';
import {BallotResult} from '../ballot/ballot-result.tsx';
import {BallotRows} from '../ballot/ballot-rows.tsx';
import {BallotState} from '../ballot/ballot-state.tsx';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';

/** One answer per question; the group sees the result when it closes. */
export function ChoiceOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (record?.ballot?.asks !== 'one') return null;
  const {ballot} = record;
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      <BallotResult id={activity} ballot={ballot} />
      {record.at === 'open' && !ballot.isCounted && <BallotRows activity={activity} rows={ballot.rows} />}
      <BallotState record={record} />
    </div>
  );
}
