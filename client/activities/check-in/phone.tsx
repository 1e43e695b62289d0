import type {ActivityId} from '../../../shared/wire/ids.ts';
import {Words} from '../../kit/words.tsx';
import {useOwn} from '../../live/use-own.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import {chosenIn} from '../ballot/answers.ts';
import {BallotResult} from '../ballot/ballot-result.tsx';
import {BallotRows} from '../ballot/ballot-rows.tsx';
import {BallotState} from '../ballot/ballot-state.tsx';
import styles from '../phone-face.module.css';
import {Prompt} from '../prompt.tsx';
import {Written} from '../write/written.tsx';

/** One of a few words, and a sentence for those who like. Nothing of it says anything about one person. */
export function CheckInOnPhone({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (record?.ballot?.asks !== 'one') return null;
  const {ballot, writing} = record;
  return (
    <div className={styles.face}>
      <Prompt>{record.prompt}</Prompt>
      <BallotResult id={activity} ballot={ballot} isSpread />
      <section className={styles.part}>
        {record.at === 'open' && !ballot.isCounted && <BallotRows activity={activity} rows={ballot.rows} />}
        <Support activity={activity} />
        <BallotState record={record} />
      </section>
      {writing && <Written record={record} writing={writing} label={<Text id="check-in.sentence" />} />}
    </div>
  );
}

/** The first word is the hardest one: whoever chose it is told where help is, and nobody else is told of it. */
function Support({activity}: {readonly activity: ActivityId}) {
  const isStruggling = useOwn(own => chosenIn(own.ballots.get(activity), 0) === 0);
  const support = useRecord('about')?.support ?? '';
  if (!isStruggling || support === '') return null;
  return (
    <section className={styles.note}>
      <h2>
        <Text id="check-in.support" />
      </h2>
      <Words>{support}</Words>
      <p className={styles.hint}>
        <Text id="check-in.support-private" />
      </p>
    </section>
  );
}
