import type {ReactNode} from 'react';
import {Text} from '../locales/elements.ts';
import {Button} from './button.tsx';
import styles from './stepper.module.css';

interface StepperProps {
  /** What is counted, and where: heard with each button. */
  readonly label: ReactNode;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  /** The value in words: "2 dots". Say it aloud through the announcer, with what is left. */
  readonly words: ReactNode;
  readonly onChange: (value: number) => void;
  readonly fewer?: ReactNode;
  readonly more?: ReactNode;
  /** What the buttons are described by, such as the note that gets the dots. */
  readonly describedBy?: string;
}

/** So many, and below it fewer and more: the buttons keep their places whatever the number. At an end a button stays and does nothing. */
export function Stepper({label, value, least = 0, most, words, onChange, fewer, more, describedBy}: StepperProps) {
  const places = Array.from({length: Math.min(value, MOST_DRAWN)}, (_, at) => at);
  const about = describedBy === undefined ? {} : {describedBy};
  return (
    <fieldset className={styles.stepper}>
      <legend className="visually-hidden">{label}</legend>
      <span className={styles.value}>
        <span aria-hidden="true" className={styles.dots}>
          {places.map(place => (
            <span key={place} className={styles.dot} />
          ))}
        </span>
        <span>{words}</span>
      </span>
      <span className={styles.buttons}>
        <Button kind="outlined" icon="minus" isRepeatable isOff={value <= least} onPress={() => onChange(value - 1)} {...about}>
          {fewer ?? <Text id="stepper.fewer" />}
        </Button>
        <Button kind="outlined" icon="plus" isRepeatable isOff={value >= most} onPress={() => onChange(value + 1)} {...about}>
          {more ?? <Text id="stepper.more" />}
        </Button>
      </span>
    </fieldset>
  );
}

/** More than these are only said. */
const MOST_DRAWN = 10;
