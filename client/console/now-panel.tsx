import {Suspense} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import type {SessionRecord} from '../../shared/wire/records.ts';
import {CONSOLE_FACES} from '../activities/console-faces.ts';
import {Button} from '../kit/button.tsx';
import {useClock} from '../live/clock.ts';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {nextActivity} from './derive.ts';
import {Downloads} from './downloads.tsx';
import {Gathering} from './gathering.tsx';
import styles from './now-panel.module.css';
import {Panel} from './panel.tsx';
import {Prompt} from './prompt.tsx';

/** What is on now, and the one press that goes on. */
export function NowPanel({onEnd}: {readonly onEnd: () => void}) {
  const session = useRecord('session');
  if (!session) return null;
  switch (session.phase) {
    case 'draft':
      return (
        <Panel title={<Text id="now.draft" />} className={styles.now}>
          <p>
            <Text id="now.draft-help" />
          </p>
          <div className={styles.go}>
            <ActionButton action="open" seen={null} about="session" kind="primary" isWide>
              <Text id="now.open-it" />
            </ActionButton>
          </div>
        </Panel>
      );
    case 'open':
      return (
        <Panel title={<Text id="now.open" />} className={styles.now}>
          <p>
            <Text id="now.open-help" />
          </p>
          <Next session={session} onEnd={onEnd} />
        </Panel>
      );
    case 'live':
      return session.current && <Live session={session} activity={session.current} onEnd={onEnd} />;
    case 'closing':
      return (
        <Panel title={<Text id="now.closing" />} className={styles.now}>
          <p>
            <Gathering until={session.until ?? 0} />
          </p>
        </Panel>
      );
    case 'ended':
      return (
        <Panel title={<Text id="now.ended" />} className={styles.now}>
          <p>
            <Text id="now.ended-help" />
          </p>
          <Downloads />
        </Panel>
      );
  }
}

interface LiveProps {
  readonly session: SessionRecord;
  readonly activity: ActivityId;
  readonly onEnd: () => void;
}

function Live({session, activity, onEnd}: LiveProps) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  const Face = CONSOLE_FACES[record.activity];
  return (
    <Panel title={<bdi>{record.title}</bdi>} className={styles.now}>
      <p className={styles.place}>
        <span>
          <Text id="now.place" values={{place: session.agenda.indexOf(activity) + 1, count: session.agenda.length}} />
        </span>
        {record.since !== null && <TimeSoFar since={record.since} planned={record.minutes} />}
      </p>
      <Prompt activity={activity} isLarge />
      <Suspense fallback={null}>
        <Face key={activity} activity={activity} isOn />
      </Suspense>
      <Next session={session} onEnd={onEnd} />
    </Panel>
  );
}

function TimeSoFar({since, planned}: {readonly since: number; readonly planned: number}) {
  const minutes = useClock(now => Math.max(0, Math.floor((now - since) / MINUTE)));
  return (
    <span className={styles.time}>
      <Text id="now.time" values={{minutes, planned}} />
    </span>
  );
}

/** The one big press, named after what it leads to. After the last activity there is only the end. */
function Next({session, onEnd}: {readonly session: SessionRecord; readonly onEnd: () => void}) {
  const next = nextActivity(session);
  const coming = useRecord(`activity:${next ?? ''}`);
  const current = useRecord(`activity:${session.current ?? ''}`);
  if (!next || !coming) {
    return (
      <div className={styles.last}>
        <p>
          <Text id="now.last" />
        </p>
        <Button onPress={onEnd}>
          <Text id="end.open" />
        </Button>
      </div>
    );
  }
  const values = {title: <bdi>{coming.title}</bdi>};
  return (
    <div className={styles.go}>
      <ActionButton
        action="next"
        seen={{from: session.current}}
        about="session"
        overtaken={current && t('answer.just-moved', {title: current.title})}
        kind="primary"
        icon="forward"
        isWide
      >
        {session.current === null ? <Text id="now.start" values={values} /> : <Text id="now.next" values={values} />}
      </ActionButton>
    </div>
  );
}
