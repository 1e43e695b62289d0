import {Suspense} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {CONSOLE_FACES} from '../activities/console-faces.ts';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {writtenIn} from './derive.ts';
import styles from './earlier-notes.module.css';
import {Panel} from './panel.tsx';

/** The notes of activities that are over: shown when the group moved on, also without a press on Show. */
export function EarlierNotes() {
  const activities = useRoom(room => writtenIn(room.records));
  const isOver = useRoom(room => recordIn(room.records, 'session')?.phase === 'ended');
  if (activities.length === 0) return null;
  return (
    <Panel title={<Text id={isOver ? 'notes.all' : 'notes.heading'} />} className={styles.earlier}>
      {activities.map(id => (
        <Earlier key={id} activity={id} isOpen={isOver} />
      ))}
    </Panel>
  );
}

function Earlier({activity, isOpen}: {readonly activity: ActivityId; readonly isOpen: boolean}) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  const Face = CONSOLE_FACES[record.activity];
  return (
    <details className={styles.activity} open={isOpen}>
      <summary className={styles.summary}>
        <bdi>{record.title}</bdi>
      </summary>
      <div className={styles.contents}>
        <Suspense fallback={null}>
          <Face activity={activity} isOn={false} />
        </Suspense>
      </div>
    </details>
  );
}
