import type {SessionRecord} from '../../shared/wire/records.ts';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import styles from './shell.module.css';

const NOTHING: SessionRecord['agenda'] = [];

/** The parts of the session in so many lines at most, beginning with the one that is on. */
export function AgendaLines({most = Number.POSITIVE_INFINITY}: {readonly most?: number}) {
  const session = useRecord('session');
  const records = useRoom(room => room.records);
  const agenda = (session?.agenda ?? NOTHING).flatMap(id => recordIn(records, `activity:${id}`) ?? []);
  const current = session?.current ?? null;
  const first =
    most < agenda.length
      ? Math.max(
          0,
          agenda.findIndex(({id}) => id === current),
        )
      : 0;
  const lines = agenda.slice(first, first + most);
  const left = agenda.length - first - lines.length;
  return (
    <>
      <ol className={styles.expect}>
        {lines.map(activity => (
          <li key={activity.id} aria-current={activity.id === current ? 'step' : undefined}>
            <span dir="auto">{activity.title}</span>
            <span className={styles.minutes}>
              {activity.id === current ? (
                <Text id="lobby.now" />
              ) : activity.at === 'closed' ? (
                <Text id="lobby.done" />
              ) : (
                <Text id="lobby.minutes" values={{minutes: activity.minutes}} />
              )}
            </span>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className={styles.muted}>
          <Text id="lobby.more" values={{count: left}} />
        </p>
      )}
    </>
  );
}
