import type {ReactNode} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {useClock} from '../live/clock.ts';
import {useLive, useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import styles from './agenda-view.module.css';
import {StageClock} from './stage-clock.tsx';
import {aheadOf, hours, restsAt} from './times.ts';
import {ViewFrame} from './view-frame.tsx';

/** Where the group is: now, next, and when the next break is. */
export function AgendaView() {
  const {room} = useLive();
  const current = useRecord('session')?.current ?? null;
  const records = useRoom(all => all.records);
  const {next, rest} = aheadOf(records);
  const at = useClock(now => restsAt(room.getState().records, now));
  const time = at !== null && (
    <p className={styles.at}>
      <Text id="agenda.at" values={{time: <bdi>{hours(at)}</bdi>}} />
    </p>
  );
  return (
    <ViewFrame title={t('agenda.title')}>
      <dl className={styles.agenda}>
        {current !== null && (
          <Step name={<Text id="agenda.now" />} activity={current}>
            <StageClock activity={current} shape="line" />
          </Step>
        )}
        {next !== null && (
          <Step name={<Text id="agenda.next" />} activity={next}>
            {next === rest && time}
          </Step>
        )}
        {rest !== null && rest !== next && (
          <Step name={<Text id="agenda.break" />} activity={rest}>
            {time}
          </Step>
        )}
      </dl>
      {current !== null && next === null && (
        <p className={styles.at}>
          <Text id="agenda.last" />
        </p>
      )}
    </ViewFrame>
  );
}

function Step({name, activity, children}: {readonly name: ReactNode; readonly activity: ActivityId; readonly children?: ReactNode}) {
  const title = useRecord(`activity:${activity}`)?.title ?? '';
  return (
    <div className={styles.step}>
      <dt>{name}</dt>
      <dd>
        <p className={styles.title} dir="auto">
          {title}
        </p>
        {children}
      </dd>
    </div>
  );
}
