import {memo} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {Icon} from '../kit/icon.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {isThere} from './actions.ts';
import styles from './agenda-panel.module.css';
import {nextActivity} from './derive.ts';
import {Panel} from './panel.tsx';
import {Prompt} from './prompt.tsx';

const NOTHING: readonly ActivityId[] = [];

/** The whole way and where the group is. Each line opens to its prompt, so that what comes can still be put better. */
export function AgendaPanel({onEnd}: {readonly onEnd: () => void}) {
  const agenda = useRoom(room => recordIn(room.records, 'session')?.agenda ?? NOTHING);
  const session = useRecord('session');
  // At the last activity the way out stands in the Now panel, where Next was.
  const hasEnd = session && isThere('end', session.phase) && /open|live/.test(session.phase) && nextActivity(session) !== null;
  return (
    <Panel title={<Text id="agenda.heading" />}>
      <ol className={styles.agenda}>
        {agenda.map((id, at) => (
          <AgendaRow key={id} id={id} place={at + 1} />
        ))}
      </ol>
      {hasEnd && (
        <div className={styles.end}>
          <Button onPress={onEnd}>
            <Text id="end.open" />
          </Button>
        </div>
      )}
    </Panel>
  );
}

const AgendaRow = memo(({id, place}: {readonly id: ActivityId; readonly place: number}) => {
  const activity = useRecord(`activity:${id}`);
  const isOn = useRoom(room => recordIn(room.records, 'session')?.current === id);
  if (!activity) return null;
  return (
    <li className={styles.row} data-at={activity.at} aria-current={isOn ? 'step' : undefined}>
      <details>
        <summary className={styles.summary}>
          <span className={styles.mark}>{activity.at === 'closed' ? <Icon name="check" /> : place}</span>
          <span className={styles.words}>
            <bdi className={styles.title}>{activity.title}</bdi>
            <span className={styles.facts}>
              <Standing at={activity.at} />
              <span>
                <Text id={`agenda.${activity.activity}`} />
              </span>
              <span>
                <Text id="agenda.minutes" values={{minutes: activity.minutes}} />
              </span>
            </span>
          </span>
        </summary>
        <div className={styles.prompt}>
          <Prompt activity={id} />
        </div>
      </details>
    </li>
  );
});

const Standing = ({at}: Pick<ActivityRecord, 'at'>) => {
  switch (at) {
    case 'later':
      return (
        <span className="visually-hidden">
          <Text id="agenda.later" />
        </span>
      );
    case 'open':
      return (
        <strong className={styles.isOn}>
          <Text id="agenda.now" />
        </strong>
      );
    case 'closed':
      return (
        <span>
          <Text id="agenda.done" />
        </span>
      );
  }
};
