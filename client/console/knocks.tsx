import {useId} from 'react';
import {type Id, MINUTE, type Millis} from '../../shared/wire/ids.ts';
import {useClock} from '../live/clock.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import styles from './knocks.module.css';
import {useMay} from './power.ts';

/** Whoever waits longest is answered first; the others keep their places behind. */
const ROWS = 5;

/** Who asks to join a locked session: how many, and since when. Nobody knows who. */
export function Knocks() {
  const knocks = useRecord('door')?.knocks ?? [];
  const mayLetIn = useMay('let-in');
  const heading = useId();
  if (!mayLetIn || knocks.length === 0) return null;
  const others = knocks.length - ROWS;
  return (
    <section className={styles.door} aria-labelledby={heading}>
      <h3 id={heading} className={styles.count}>
        <Text id="people.knocks" values={{count: knocks.length}} />
      </h3>
      <p className={styles.help}>
        <Text id="people.knocks-help" />
      </p>
      <ul className={styles.knocks}>
        {knocks.slice(0, ROWS).map(({id, since}) => (
          <KnockRow key={id} id={id} since={since} />
        ))}
      </ul>
      {others > 0 && (
        <p>
          <Text id="people.more-knocks" values={{count: others}} />
        </p>
      )}
      {knocks.length > 1 && (
        <ActionButton action="not-now" seen={{knocks: knocks.map(({id}) => id)}} about="door">
          <Text id="people.none-now" />
        </ActionButton>
      )}
    </section>
  );
}

function KnockRow({id, since}: {readonly id: Id; readonly since: Millis}) {
  const minutes = useClock(now => Math.max(0, Math.floor((now - since) / MINUTE)));
  const text = useId();
  return (
    <li className={styles.knock}>
      <span id={text}>
        <Text id="people.knocked" values={{minutes}} />
      </span>
      <div className={styles.answers}>
        <ActionButton action="let-in" seen={{knocks: [id]}} about="door" describedBy={text}>
          <Text id="people.let-in" />
        </ActionButton>
        <ActionButton action="not-now" seen={{knocks: [id]}} about="door" describedBy={text}>
          <Text id="people.not-now" />
        </ActionButton>
      </div>
    </li>
  );
}
