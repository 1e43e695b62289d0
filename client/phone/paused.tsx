import {type ReactNode, useEffect, useRef, useState} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {Notice} from '../kit/notice.tsx';
import {useWritingIn} from '../live/use-own.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-live.ts';
import styles from './shell.module.css';

/** Everything rests. */
export function Paused() {
  if (!useRecord('session')?.isPaused) return null;
  return (
    <Notice tone="soon" icon="pause">
      <div className={styles.part}>
        <p className={styles.strong}>
          <Text id="pause.title" />
        </p>
        <p>
          <Text id="pause.sentence" />
        </p>
      </div>
    </Notice>
  );
}

/** Nobody who leads or supports is connected: nothing goes on by itself, and what people do is kept. */
export function Unled() {
  if (useRecord('here')?.isLed !== false) return null;
  return (
    <Notice tone="soon" icon="offline">
      <p>
        <Text id="lead.lost" />
      </p>
    </Notice>
  );
}

/**
 * Round the task: during a pause nothing new is begun. Whoever is in the middle of something may finish it, so that no pause takes
 * the focus, or a word, out of anybody's hands.
 */
export function Resting({activity, children}: {readonly activity: ActivityId; readonly children: ReactNode}) {
  const isPaused = useRecord('session')?.isPaused ?? false;
  const isWriting = useWritingIn() === activity;
  const task = useRef<HTMLFieldSetElement>(null);
  const [isResting, setResting] = useState(false);
  useEffect(() => {
    const isBusy = isWriting || task.current?.contains(document.activeElement);
    setResting(was => isPaused && (was || !isBusy));
  }, [isPaused, isWriting]);
  return (
    <fieldset ref={task} role="presentation" disabled={isResting} className={styles.task}>
      {children}
    </fieldset>
  );
}
