import {type ReactNode, useLayoutEffect, useRef} from 'react';
import type {Millis} from '../../shared/wire/ids.ts';
import {classNames} from './class-names.ts';
import styles from './disc.module.css';
import {type DiscClock, type DiscState, discTimes} from './disc-times.ts';

interface DiscProps {
  readonly clock: DiscClock;
  /** What the disc is full of. */
  readonly total: Millis;
  /** `discState` at this time. */
  readonly state: DiscState;
  /** The time by which `clock` is meant. Asked when the clock changes, never each second. */
  readonly now: () => Millis;
  /** Always to be seen, and all that is read out. */
  readonly children: ReactNode;
  /** For breaks and the big screen. */
  readonly isLarge?: boolean;
  /** A button says its words as its own name; a timer within would keep them from it. */
  readonly isInButton?: boolean;
}

/** A disc that empties, and the words that say the same. The stylesheet moves it: nothing is rendered each second. */
export function Disc({clock, total, state, now, children, isLarge = false, isInButton = false}: DiscProps) {
  const root = useRef<HTMLSpanElement>(null);
  const asked = useRef(now);
  asked.current = now;
  const [kind, at] = 'due' in clock ? (['due', clock.due] as const) : (['left', clock.left] as const);
  useLayoutEffect(() => {
    const same: DiscClock = kind === 'due' ? {due: at} : {left: at};
    const times = discTimes(same, total, asked.current());
    for (const [name, value] of Object.entries(times)) root.current?.style.setProperty(name, value);
  }, [kind, at, total]);
  return (
    <span
      ref={root}
      className={classNames(styles.disc, isLarge && styles.large)}
      role={isInButton ? undefined : 'timer'}
      data-state={state}
      data-calm-hides
    >
      {/* A new time begins a new animation. */}
      <svg key={`${kind} ${at} ${total}`} className={styles.face} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle className={styles.track} cx="16" cy="16" r="14" />
        <circle className={styles.left} cx="16" cy="16" r="7" pathLength="100" />
        <path className={styles.notch} d="M16 0v8" />
        <path className={styles.bars} d="M12.500 10v12M19.500 10v12" />
      </svg>
      <span className={styles.words}>{children}</span>
    </span>
  );
}
