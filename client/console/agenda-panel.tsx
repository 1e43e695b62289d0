import {memo, useRef} from 'react';
import {leftAt} from '../../shared/agenda/clock.ts';
import {type ActivityId, MINUTE} from '../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {Icon} from '../kit/icon.tsx';
import {useInside} from '../kit/use-inside.ts';
import {useClock} from '../live/clock.ts';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import styles from './agenda-panel.module.css';
import {clockTime} from './clock-time.ts';
import {useCurrentInSight} from './current-in-sight.ts';
import {nextActivity} from './derive.ts';
import {Panel} from './panel.tsx';
import {useMay} from './power.ts';
import {Prompt} from './prompt.tsx';

const NOTHING: readonly ActivityId[] = [];

/** The whole way and where the group is. Each line opens to its prompt, so that what comes can still be put better. */
export function AgendaPanel({onEnd, onAgreement}: {readonly onEnd: () => void; readonly onAgreement: () => void}) {
  const agenda = useRoom(room => recordIn(room.records, 'session')?.agenda ?? NOTHING);
  const session = useRecord('session');
  // At the last activity the way out stands in the Now panel, where Next was.
  const mayEnd = useMay('end');
  const mayAgree = useMay('agreement');
  const list = useRef<HTMLOListElement>(null);
  const [isInside, ways] = useInside();
  useCurrentInSight(list, isInside);
  const hasEnd = mayEnd && session && /open|live/.test(session.phase) && nextActivity(session) !== null;
  return (
    <Panel title={<Text id="agenda.heading" />}>
      <ol ref={list} className={styles.agenda} {...ways}>
        {agenda.map((id, at) => (
          <AgendaRow key={id} id={id} place={at + 1} />
        ))}
      </ol>
      {(mayAgree || hasEnd) && (
        <div className={styles.end}>
          {mayAgree && (
            <Button onPress={onAgreement}>
              <Text id="agreement.open" />
            </Button>
          )}
          {hasEnd && (
            <Button onPress={onEnd}>
              <Text id="end.open" />
            </Button>
          )}
        </div>
      )}
    </Panel>
  );
}

const AgendaRow = memo(({id, place}: {readonly id: ActivityId; readonly place: number}) => {
  const activity = useRecord(`activity:${id}`);
  const isOn = useRoom(room => recordIn(room.records, 'session')?.current === id);
  const isOver = useRoom(room => recordIn(room.records, 'session')?.phase === 'ended');
  if (!activity) return null;
  return (
    <li className={styles.row} data-at={activity.at} aria-current={isOn ? 'step' : undefined}>
      <details>
        <summary className={styles.summary}>
          <span className={styles.mark}>{activity.at === 'closed' ? <Icon name="check" /> : place}</span>
          <span className={styles.words}>
            <bdi className={styles.title}>{activity.title}</bdi>
            <span className={styles.facts}>
              <Standing at={activity.at} isOver={isOver} />
              <span>
                <Text id={`kind.${activity.activity}`} />
              </span>
              <span>
                <Minutes activity={activity} />
              </span>
              {activity.clock && <Left clock={activity.clock} />}
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

/** As planned; of what is over also how long it took. */
function Minutes({activity: {minutes: planned, took}}: {readonly activity: ActivityRecord}) {
  if (took === null) return <Text id="agenda.minutes" values={{minutes: planned}} />;
  return <Text id="agenda.took" values={{planned, minutes: Math.round(took / MINUTE)}} />;
}

function Left({clock}: {readonly clock: NonNullable<ActivityRecord['clock']>}) {
  const time = useClock(now => clockTime(leftAt(clock, now)));
  const isOver = useClock(now => leftAt(clock, now) <= 0);
  return (
    <span>
      <Text id={isOver ? 'bar.over' : 'bar.left'} values={{time}} />
    </span>
  );
}

const Standing = ({at, isOver}: Pick<ActivityRecord, 'at'> & {readonly isOver: boolean}) => {
  switch (at) {
    case 'later':
      return isOver ? (
        <span>
          <Text id="agenda.not-reached" />
        </span>
      ) : (
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
