import {Suspense} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {CONSOLE_FACES} from '../activities/console-faces.ts';
import {Disclosure} from '../kit/disclosure.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {earlierIn} from './derive.ts';
import {Panel} from './panel.tsx';

/** Notes and results of activities that are over: shown when the group moved on, also without a press on Show. */
export function EarlierNotes() {
  const activities = useRoom(room => earlierIn(room.records));
  const isOver = useRoom(room => recordIn(room.records, 'session')?.phase === 'ended');
  return (
    <Panel title={<Text id={isOver ? 'notes.all' : 'notes.heading'} />}>
      {activities.length === 0 && (
        <p>
          <Text id="notes.none" />
        </p>
      )}
      {activities.map(id => (
        <Earlier key={`${id} ${isOver}`} activity={id} isOpen={isOver} />
      ))}
    </Panel>
  );
}

function Earlier({activity, isOpen}: {readonly activity: ActivityId; readonly isOpen: boolean}) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  const Face = CONSOLE_FACES[record.activity];
  return (
    <Disclosure id={`${isOpen ? 'all' : 'earlier'}-${activity}`} isOpenAtFirst={isOpen} summary={<bdi>{record.title}</bdi>}>
      <Suspense fallback={null}>
        <Face activity={activity} isOn={false} />
      </Suspense>
    </Disclosure>
  );
}
