import type {BallotRecord} from '../../../shared/wire/records.ts';
import {Bars, Spread} from '../../kit/chart.tsx';
import type {ChartRow} from '../../kit/chart-shares.ts';
import {Text, t} from '../../locales/results.ts';
import {LOCALE} from '../../locales/speech.tsx';
import styles from './ballot-result.module.css';
import {chartRows} from './chart-rows.ts';

interface BallotResultProps {
  /** For what is left open on the page. */
  readonly id: string;
  readonly ballot: BallotRecord & {asks: 'one'};
  /** A spread shows how far apart people are. */
  readonly isSpread?: boolean;
}

/** What came of the questions, once, after the close: a sentence, a picture and a table for each. */
export function BallotResult({id, ballot: {rows, isCounted, votes}, isSpread = false}: BallotResultProps) {
  if (!isCounted) return null;
  if (votes?.asks !== 'one') {
    return (
      <p>
        <Text id="result.few" />
      </p>
    );
  }
  const Chart = isSpread ? Spread : Bars;
  return rows.map(({question, options}, row) => {
    const drawn = chartRows(options, votes.rows[row] ?? []);
    const sentence = [t('result.answered', {count: votes.answers}), drawn && inWords(drawn)].filter(Boolean).join(' ');
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
      <div key={row} className={styles.result}>
        {question !== '' && (
          <p className={styles.question} dir="auto">
            {question}
          </p>
        )}
        <Chart id={`${id} ${row}`} sentence={<span dir="auto">{sentence}</span>} rows={drawn} />
      </div>
    );
  });
}

const inWords = (rows: readonly ChartRow[]): string =>
  `${new Intl.ListFormat(LOCALE).format(rows.map(({label, count}) => t('result.row', {label, count})))}.`;
