import type {ActivityRecord} from '../../../shared/wire/records.ts';
import {Gathering} from '../../console/gathering.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Quoted} from '../../kit/words.tsx';
import {Text} from '../../locales/console-faces.ts';
import {LOCALE} from '../../locales/speech.tsx';
import styles from '../notes/console-notes.module.css';
import {BallotResult} from './ballot-result.tsx';

interface BallotOnConsoleProps {
  readonly record: ActivityRecord;
  readonly isSpread?: boolean;
}

/** What people are asked, that it is secret, and later what came of it. */
export function BallotOnConsole({record: {id, ballot, at, gathering}, isSpread = false}: BallotOnConsoleProps) {
  if (ballot?.asks !== 'one') return null;
  if (ballot.isCounted) {
    return (
      <section className={styles.list}>
        <h3>
          <Text id="results.heading" />
        </h3>
        {at === 'open' && (
          <p>
            <Text id="ballot.counted" />
          </p>
        )}
        <BallotResult id={id} ballot={ballot} isSpread={isSpread} />
      </section>
    );
  }
  return (
    <section className={styles.list}>
      <h3>
        <Text id="ballot.asked" />
      </h3>
      <ul className={styles.asked}>
        {ballot.rows.map(({question, options}, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
          <li key={row} dir="auto">
            {question === '' ? (
              inWords(options)
            ) : (
              <Text id="ballot.options" values={{question: <Quoted>{question}</Quoted>, options: inWords(options)}} />
            )}
          </li>
        ))}
      </ul>
      {at === 'closed' && gathering !== null ? (
        <Notice icon="clock">
          <Gathering until={gathering} />
        </Notice>
      ) : (
        <p>
          <Text id="ballot.open" />
        </p>
      )}
    </section>
  );
}

const inWords = (options: readonly string[]): string => new Intl.ListFormat(LOCALE, {type: 'disjunction'}).format(options);
