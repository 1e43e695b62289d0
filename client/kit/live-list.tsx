import {type ReactNode, useEffect, useId, useRef, useState} from 'react';
import {Text, t} from '../locales/elements.ts';
import {announce} from './announcer.ts';
import {Button} from './button.tsx';
import {focusQuietly} from './focus.ts';
import styles from './live-list.module.css';
import {allRows, firstRows, nextRows} from './live-list-rows.ts';
import {useInside} from './use-inside.ts';

interface LiveListProps {
  /** An `h2` or `h3` that names the list. */
  readonly heading: ReactNode;
  /** All there are, in their order: a reference that changes when they do. */
  readonly ids: readonly string[];
  /** The person's own appear at once. */
  readonly own?: ReadonlySet<string>;
  /** What is in a row; it reads its words itself and may render nothing for one moment. */
  readonly row: (id: string) => ReactNode;
  readonly empty: ReactNode;
}

const NOBODYS: ReadonlySet<string> = new Set();

/**
 * A list that others add to: new rows wait behind "Show 5 new" and never push away what is being read. While somebody's focus
 * or pointer is in it, a row that goes leaves its place. "Pause updates" keeps even the count of new ones still.
 */
export function LiveList({heading, ids, own = NOBODYS, row, empty}: LiveListProps) {
  const [rows, setRows] = useState(() => firstRows(ids));
  const [isPaused, setPaused] = useState(false);
  const [isHeld, ways] = useInside();
  const list = useRef<HTMLUListElement>(null);
  const toFocus = useRef<string | null>(null);
  const name = useId();
  // Follows from what came in while rendering: an effect would show the old rows for a moment.
  const next = isPaused ? rows : nextRows(rows, ids, {own, isHeld});
  if (next !== rows) setRows(next);
  const {shown, waiting} = next;

  useEffect(() => {
    if (waiting.length > 0) announce('notes', t('list.new-spoken', {count: waiting.length}), {isCount: true});
  }, [waiting.length]);
  useEffect(() => {
    const id = toFocus.current;
    if (id === null) return;
    toFocus.current = null;
    focusQuietly(list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null);
  });

  const show = () => {
    toFocus.current = waiting[0] ?? null;
    setRows(allRows(ids));
  };
  return (
    <section className={styles.list} aria-labelledby={name}>
      <div className={styles.head}>
        <div id={name} className={styles.heading}>
          {heading}
        </div>
        <Button kind="chip" icon="pause" isPressed={isPaused} onPress={() => setPaused(!isPaused)}>
          <Text id="list.pause" />
        </Button>
      </div>
      {/* Keeps its place while there is nothing new, so that nothing moves when there is. */}
      <div className={styles.new}>
        {isPaused ? (
          <p className={styles.muted}>
            <Text id="list.paused" />
          </p>
        ) : (
          waiting.length > 0 && (
            <Button onPress={show}>
              <Text id="list.new" values={{count: waiting.length}} />
            </Button>
          )
        )}
      </div>
      {shown.length === 0 && waiting.length === 0 ? (
        <p className={styles.muted}>{empty}</p>
      ) : (
        <ul ref={list} className={styles.rows} {...ways}>
          {shown.map(({id, isGone}) => (
            <li key={id} className={styles.row}>
              <article data-row={id} tabIndex={-1}>
                {isGone ? (
                  <p className={styles.muted}>
                    <Text id="list.gone" />
                  </p>
                ) : (
                  row(id)
                )}
              </article>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
