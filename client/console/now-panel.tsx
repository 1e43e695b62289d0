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

interface NowProps {
  readonly session: SessionRecord;
}

/** What is on now, and the one press that goes on. One panel for all phases: the button keeps focus and answer as it changes. */
export function NowPanel({onEnd}: {readonly onEnd: () => void}) {
  const session = useRecord('session');
  if (!session) return null;
  const mayGoOn = session.phase === 'open' || session.phase === 'live';
  return (
    <Panel title={<NowTitle session={session} />} className={styles.now}>
      <NowBody session={session} />
      {mayGoOn && <Next session={session} onEnd={onEnd} />}
    </Panel>
  );
}

function NowTitle({session: {phase, current}}: NowProps) {
  const activity = useRecord(`activity:${current ?? ''}`);
  return phase === 'live' ? <bdi>{activity?.title}</bdi> : <Text id={`now.${phase}`} />;
}

function NowBody({session}: NowProps) {
  switch (session.phase) {
    case 'draft':
      return (
        <>
          <p>
            <Text id="now.draft-help" />
          </p>
          <div className={styles.go}>
            <ActionButton action="open" seen={null} about="session" kind="primary" isWide>
              <Text id="now.open-it" />
            </ActionButton>
          </div>
        </>
      );
    case 'open':
      return (
        <p>
          <Text id="now.open-help" />
        </p>
      );
    case 'live':
      return session.current && <Live session={session} activity={session.current} />;
    case 'closing':
      return (
        <p>
          <Gathering until={session.until ?? 0} />
        </p>
      );
    case 'ended':
      return (
        <>
          <p>
            <Text id="now.ended-help" />
          </p>
          <Downloads />
        </>
      );
  }
}

function Live({session, activity}: NowProps & {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  if (!record) return null;
  const Face = CONSOLE_FACES[record.activity];
  return (
    <>
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
    </>
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
function Next({session, onEnd}: NowProps & {readonly onEnd: () => void}) {
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
