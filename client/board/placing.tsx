import {type ReactNode, useEffect, useRef} from 'react';
import {Button} from '../kit/button.tsx';
import {Text, t} from '../locales/board.ts';
import styles from './canvas.module.css';
import {type Direction, NUDGE} from './canvas-keys.ts';

/** By how much one press moves something, in the board's pixels: a note is two and a half presses wide. */
const STEP = 4 * NUDGE;

const WAYS = [
  ['board.left', [-STEP, 0]],
  ['board.right', [STEP, 0]],
  ['board.up', [0, -STEP]],
  ['board.down', [0, STEP]],
] as const satisfies readonly (readonly [string, Direction])[];

/** Putting something elsewhere without dragging it. */
export interface Placing {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly onBy: (by: Direction) => void;
}

/** What can be done about something, or in its stead four buttons that move it. Null: it stays where it is. */
export function PlacingActions({placing, children}: {readonly placing: Placing | null; readonly children: ReactNode}) {
  const ways = useRef<HTMLFieldSetElement>(null);
  /** Whoever goes from note to note meanwhile is not called away. */
  const wasPressed = useRef(false);
  const isOn = placing?.isOn === true;
  useEffect(() => {
    if (isOn && wasPressed.current) ways.current?.querySelector('button')?.focus();
  }, [isOn]);
  const toggle = () => {
    wasPressed.current = true;
    placing?.onToggle();
  };
  return (
    <div className={styles.actions}>
      {isOn ? (
        <fieldset ref={ways} className={styles.ways} aria-label={t('board.place')}>
          {WAYS.map(([way, by]) => (
            <Button key={way} isRepeatable onPress={() => placing.onBy(by)}>
              <Text id={way} />
            </Button>
          ))}
        </fieldset>
      ) : (
        children
      )}
      {/* Last, so that a trembling hand that presses it twice presses nothing else. */}
      {placing && (
        <Button isPressed={isOn} onPress={toggle}>
          <Text id="board.place" />
        </Button>
      )}
    </div>
  );
}
