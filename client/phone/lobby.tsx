import {Words} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import {PrivacyPoints} from './privacy-chip.tsx';
import {ScreenHeading} from './screen-heading.tsx';
import styles from './shell.module.css';

/** What to expect, in so many lines at most. */
const LINES = 7;

/** Before the first activity. */
export function Lobby() {
  const session = useRecord('session');
  const here = useRecord('here')?.here ?? 0;
  const records = useRoom(room => room.records);
  const agenda = (session?.agenda ?? []).flatMap(id => recordIn(records, `activity:${id}`) ?? []);
  const writing = agenda.filter(activity => activity.activity === 'write').length;
  return (
    <>
      <ScreenHeading>
        <Text id="lobby.title" />
      </ScreenHeading>
      <Words>{session?.title ?? ''}</Words>
      <div>
        <p>
          <Text id="lobby.wait" />
        </p>
        <p className={styles.muted}>{here < 5 ? <Text id="lobby.few-here" /> : <Text id="lobby.here" values={{here}} />}</p>
      </div>
      {agenda.length > 0 && (
        <section className={styles.part}>
          <h2>
            <Text id="lobby.expect" />
          </h2>
          <ol className={styles.expect}>
            {agenda.slice(0, LINES).map(activity => (
              <li key={activity.id}>
                <span dir="auto">{activity.title}</span>
                <span className={styles.minutes}>
                  <Text id="lobby.minutes" values={{minutes: activity.minutes}} />
                </span>
              </li>
            ))}
          </ol>
          {agenda.length > LINES && (
            <p className={styles.muted}>
              <Text id="lobby.more" values={{count: agenda.length - LINES}} />
            </p>
          )}
          {writing > 0 && (
            <p>
              <Text id="lobby.writing" values={{count: writing}} />
            </p>
          )}
        </section>
      )}
      <section className={styles.part}>
        <h2>
          <Text id="private.title" />
        </h2>
        <PrivacyPoints />
      </section>
    </>
  );
}
