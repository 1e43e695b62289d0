import {useEffect, useState} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import styles from './controls.module.css';
import {usePager} from './pager.ts';
import {isBlankHere, start, toggleBlank, toggleChime, toggleFull, toggleHold, tryChime, useRunning} from './running.ts';

/** So long after the pointer has moved, the screen belongs to the session again. */
const SHOWN_MS = 4 * SECOND;

/**
 * For whoever sits at the computer. In sight before the start, and later as long as the pointer moves or a button in it has the focus; a
 * screen reader finds them always.
 */
export function Controls() {
  const isStarted = useRunning(running => running.isStarted);
  const isNear = usePointerNear();
  return (
    <section className={styles.controls} aria-label={t('controls.name')} data-shown={!isStarted || isNear || undefined}>
      <Notes />
      <div className={styles.buttons}>
        {isStarted ? (
          <StartedButtons />
        ) : (
          <>
            <Button kind="primary" onPress={start}>
              <Text id="controls.start" />
            </Button>
            <Button onPress={tryChime}>
              <Text id="controls.try-chime" />
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function Notes() {
  const isStarted = useRunning(running => running.isStarted);
  const isAwake = useRunning(running => running.isAwake);
  const wasFullRefused = useRunning(running => running.wasFullRefused);
  return (
    <>
      {!isStarted && (
        <p>
          <Text id="controls.start-help" />
        </p>
      )}
      {isStarted && isAwake === false && (
        <p>
          <Text id="controls.may-sleep" />
        </p>
      )}
      {isStarted && wasFullRefused && (
        <p>
          <Text id="controls.no-full" />
        </p>
      )}
    </>
  );
}

function StartedButtons() {
  const chosen = useRecord('stage');
  const pages = usePager(pager => pager.pages);
  const isHeld = usePager(pager => pager.isHeld);
  const turn = usePager(pager => pager.turn);
  const hasChime = useRunning(running => running.hasChime);
  const isFull = useRunning(running => running.isFull);
  const isBlank = useRunning(running => isBlankHere(running, chosen));
  return (
    <>
      {pages > 1 && (
        <>
          <Button onPress={() => turn(-1)} isRepeatable shortcuts="ArrowLeft PageUp">
            <Text id="controls.previous" />
          </Button>
          <Button onPress={toggleHold} shortcuts="p">
            {isHeld ? <Text id="controls.go-on" /> : <Text id="controls.hold" />}
          </Button>
          <Button onPress={() => turn(1)} isRepeatable shortcuts="ArrowRight PageDown">
            <Text id="controls.next" />
          </Button>
        </>
      )}
      <Button onPress={toggleFull} shortcuts="f">
        {isFull ? <Text id="controls.not-full" /> : <Text id="controls.full" />}
      </Button>
      <Button onPress={() => toggleBlank(chosen)} shortcuts="b">
        {isBlank ? <Text id="controls.unblank" /> : <Text id="controls.blank" />}
      </Button>
      <Button onPress={toggleChime} shortcuts="m">
        {hasChime ? <Text id="controls.chime-off" /> : <Text id="controls.chime-on" />}
      </Button>
    </>
  );
}

function usePointerNear(): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const moved = () => {
      setNear(true);
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => setNear(false), SHOWN_MS);
    };
    document.addEventListener('pointermove', moved);
    document.addEventListener('pointerdown', moved);
    return () => {
      document.removeEventListener('pointermove', moved);
      document.removeEventListener('pointerdown', moved);
      if (timer) clearTimeout(timer);
    };
  }, []);
  return isNear;
}
