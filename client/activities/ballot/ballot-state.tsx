import type {ActivityId} from '../../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../../shared/wire/records.ts';
import {isAway} from '../../live/link.ts';
import {useOwn} from '../../live/use-own.ts';
import {useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import styles from '../phone-face.module.css';

/** Where this phone's answer is, and until when it can be changed. It keeps its place whatever it says. */
export const BallotState = ({record}: {readonly record: ActivityRecord}) => (
  <div className={styles.state}>
    {record.ballot?.isCounted && record.at === 'open' ? (
      <p>
        <Text id="ballot.counted" />
      </p>
    ) : record.at === 'closed' || record.ballot?.isCounted ? (
      <p>
        <Text id="ballot.closed" />
      </p>
    ) : (
      <Kept activity={record.id} />
    )}
  </div>
);

function Kept({activity}: {readonly activity: ActivityId}) {
  const hasAnswered = useOwn(own => own.ballots.get(activity)?.some(value => value > 0) === true);
  const isOffline = useRoom(room => isAway(room.link));
  return (
    <>
      <p>
        {hasAnswered ? (
          <>
            {isOffline ? <Text id="ballot.phone-offline" /> : <Text id="ballot.kept" />} <Text id="ballot.change" />
          </>
        ) : (
          <Text id="ballot.optional" />
        )}
      </p>
      <p>
        <Text id="ballot.secret" />
      </p>
    </>
  );
}
