import {Suspense} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {SessionRecord} from '../../shared/wire/records.ts';
import {CONSOLE_FACES} from '../activities/console-faces.ts';
import {Button} from '../kit/button.tsx';
import {Words} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {AssistPart} from './assist-part.tsx';
import {nextActivity} from './derive.ts';
import {Downloads} from './downloads.tsx';
import {Gathering} from './gathering.tsx';
import styles from './now-panel.module.css';
import {Panel} from './panel.tsx';
import {useIsMine, useMay} from './power.ts';
import {Prompt} from './prompt.tsx';

interface NowProps {
  readonly session: SessionRecord;
}

/** What is on now: its prompt, what could be said, and what its face has to show. */
export function NowPanel({onEnd, onAssist}: {readonly onEnd: () => void; readonly onAssist: (activity: ActivityId | null) => void}) {
  const session = useRecord('session');
  const mayEnd = useMay('end');
  if (!session) return null;
  return (
    <Panel title={<NowTitle session={session} />} className={styles.now}>
      <NowBody session={session} />
      <AssistPart onOpen={onAssist} />
      {session.phase === 'live' && mayEnd && nextActivity(session) === null && (
        <div className={styles.last}>
          <p>
            <Text id="now.last" />
          </p>
          <Button onPress={onEnd}>
            <Text id="end.open" />
          </Button>
        </div>
      )}
    </Panel>
  );
}

function NowTitle({session: {phase, current}}: NowProps) {
  const activity = useRecord(`activity:${current ?? ''}`);
  return phase === 'live' ? <bdi>{activity?.title}</bdi> : <Text id={`now.${phase}`} />;
}

function NowBody({session}: NowProps) {
  const isNobodyHere = useRoom(room => (recordIn(room.records, 'here')?.here ?? 0) === 0);
  const takesAway = useIsMine('end');
  switch (session.phase) {
    case 'draft':
      return (
        <>
          <p>
            <Text id="now.draft-help" />
          </p>
          <div className={styles.go}>
            <ActionButton action="open" inPlaceOf="next" seen={null} about="session" kind="primary" isWide>
              <Text id="now.open-it" />
            </ActionButton>
          </div>
        </>
      );
    case 'open':
      return (
        <>
          {isNobodyHere && (
            <p>
              <Text id="now.open-nobody" />
            </p>
          )}
          <p>
            <Text id="now.open-help" />
          </p>
        </>
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
          {takesAway && <Downloads />}
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
        <span>
          <Text id={`kind.${record.activity}`} />
        </span>
        <DoneForNow />
      </p>
      {(record.activity !== 'break' || record.prompt) && <Prompt activity={activity} isLarge />}
      {record.script && <Script words={record.script} />}
      <Suspense fallback={null}>
        <Face key={activity} activity={activity} isOn />
      </Suspense>
    </>
  );
}

/** About how many are done, for those who decide when to go on. Never a number. */
function DoneForNow() {
  const done = useRecord('needs')?.done ?? null;
  if (done === null) return null;
  return (
    <strong className={styles.done}>
      <Text id={`done.${done}`} />
    </strong>
  );
}

/** In the organiser's words, to be said or not. */
const Script = ({words}: {readonly words: string}) => (
  <section className={styles.script}>
    <h3 className={styles.label}>
      <Text id="now.script" />
    </h3>
    <Words>{words}</Words>
  </section>
);
