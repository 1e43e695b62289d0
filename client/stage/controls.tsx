import {type RefObject, useEffect, useLayoutEffect, useRef, useState} from 'react';
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
 * For whoever sits at the computer. In sight before the start, and later as long as the pointer moves or the keys are at a button in it; a
 * screen reader finds them always. Meanwhile the picture gives way: nothing that is read is ever covered.
 */
export function Controls() {
  const section = useRef<HTMLElement>(null);
  const isStarted = useRunning(running => running.isStarted);
  const isNear = usePointerNear();
  const hasKeys = useKeysInside(section);
  useRoomLeft(section);
  return (
    <section
      ref={section}
      className={styles.controls}
      aria-label={t('controls.name')}
      data-controls={!isStarted || isNear || hasKeys ? 'shown' : ''}
    >
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

/** Whether somebody has come to a button inside with the keys. One that was clicked keeps the focus and does not count. */
function useKeysInside(section: RefObject<HTMLElement | null>): boolean {
  const [isInside, setInside] = useState(false);
  useEffect(() => {
    const came = ({target}: FocusEvent) =>
      setInside(target instanceof Element && section.current?.contains(target) === true && target.matches(':focus-visible'));
    const left = () => setInside(false);
    document.addEventListener('focusin', came);
    document.addEventListener('focusout', left);
    return () => {
      document.removeEventListener('focusin', came);
      document.removeEventListener('focusout', left);
    };
  }, [section]);
  return isInside;
}

/** Tells the stylesheet how much of the height the buttons leave, as a share: beside them the picture is smaller by as much. */
function useRoomLeft(section: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const {current} = section;
    if (!current) return;
    const tell = () => current.parentElement?.style.setProperty('--room-left', String(1 - current.offsetHeight / window.innerHeight));
    const watch = new ResizeObserver(tell);
    watch.observe(current);
    window.addEventListener('resize', tell);
    tell();
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', tell);
    };
  }, [section]);
}
