import {useId, useState} from 'react';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {useClock} from '../live/clock.ts';
import {useMine, useMoment, useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-live.ts';
import styles from './shell.module.css';

/**
 * At the end of every task that asks for something: done for now, or more time. It is the same for whoever wrote and whoever did not, and no
 * writing changes it, so that a press says nothing about that.
 */
export function DoneForNow({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const mine = useMine();
  const moment = useMoment();
  const withTime = useIsLate(record);
  const [busy, setBusy] = useState<MomentCommand['type'] | null>(null);
  const [isFailed, setFailed] = useState(false);
  const fate = useId();
  if (record?.at !== 'open') return null;
  const isDone = mine?.done === activity;
  const needsTime = mine?.signals.includes('time') ?? false;
  const say = async (command: MomentCommand) => {
    setBusy(command.type);
    const reply = await moment(command);
    setBusy(null);
    setFailed(!reply.ok);
  };
  const fateOf = isFailed ? 'nothing.failed' : isDone ? 'done.take-back' : needsTime ? 'done.time-sent' : 'done.private';
  return (
    <section className={styles.done}>
      <p>
        <Text id="done.nothing" />
      </p>
      <div className={styles.buttons}>
        <Button
          isPressed={isDone}
          isBusy={busy === 'done.set'}
          describedBy={fate}
          onPress={() => void say({type: 'done.set', activity, isDone: !isDone})}
        >
          <Text id="done.button" />
        </Button>
        {withTime && (
          <Button
            isPressed={needsTime}
            isBusy={busy === 'signal.set'}
            onPress={() => void say({type: 'signal.set', signal: 'time', isOn: !needsTime})}
          >
            <Text id="done.time" />
          </Button>
        )}
      </div>
      <p id={fate} className={styles.fate}>
        <Text id={fateOf} />
      </p>
    </section>
  );
}

/** More time is asked for when so much of it has gone. */
const ASKED_FROM = 0.6;

/** Once it is late it stays so: a button does not go because minutes were added. */
function useIsLate(record: ActivityRecord | undefined): boolean {
  const [wasLate, setLate] = useState(false);
  const since = record?.since ?? null;
  const due = record?.clock && 'due' in record.clock ? record.clock.due : null;
  const isLate = useClock(now => since !== null && due !== null && now - since >= ASKED_FROM * (due - since));
  if (isLate && !wasLate) setLate(true);
  return isLate || wasLate;
}
