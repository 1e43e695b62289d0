import {useState} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {useClock} from '../live/clock.ts';
import {useOpenDrafts, useOwn} from '../live/use-own.ts';
import {useMoment, useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-live.ts';
import styles from './shell.module.css';

/** Asked when so much of the time has gone. */
const ASKED_FROM = 0.6;

const answered = new Set<ActivityId>();

/** Once per activity, to somebody who has written nothing: more time can be asked for. That nothing is fine the task says. */
export function NothingToAdd({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const hasWritten = useOwn(own => own.notes.some(note => note.activity === activity));
  const isDrafting = useOpenDrafts().includes(activity);
  const [isAnswered, setAnswered] = useState(() => answered.has(activity));
  const moment = useMoment();
  const since = record?.since ?? null;
  const due = record?.clock && 'due' in record.clock ? record.clock.due : null;
  const isTime = useClock(now => since !== null && due !== null && now < due && now - since >= ASKED_FROM * (due - since));
  if (!isTime || isAnswered || hasWritten || isDrafting || record?.writing?.at !== 'writing') return null;
  const answer = () => {
    answered.add(activity);
    setAnswered(true);
  };
  const ask = async () => {
    const reply = await moment({type: 'signal.set', signal: 'time', isOn: true});
    announce('form', t(reply.ok ? 'nothing.asked' : 'nothing.failed'));
    if (reply.ok) answer();
  };
  return (
    <Notice>
      <div className={styles.part}>
        <p>
          <Text id="nothing.title" />
        </p>
        <div className={styles.buttons}>
          <Button onPress={() => void ask()}>
            <Text id="nothing.time" />
          </Button>
          <Button onPress={answer}>
            <Text id="nothing.fine" />
          </Button>
        </div>
      </div>
    </Notice>
  );
}
