import {type ReactNode, useId} from 'react';
import {Text} from '../locales/elements.ts';
import styles from './chart.module.css';
import {type ChartRow, type Drawn, drawnFrom} from './chart-shares.ts';
import {Disclosure} from './disclosure.tsx';

interface ChartProps {
  /** The same in a sentence: "12 agree, 3 are not sure, 4 disagree." */
  readonly sentence: ReactNode;
  /** Null: too few answered, and that is said. */
  readonly rows: readonly ChartRow[] | null;
  /** For the table's openness, kept while the page is open. */
  readonly id: string;
  /** What the rows are, above the first column of the table. */
  readonly of?: ReactNode;
}

/** One bar for each row, the count beside it. What is drawn is hidden from speech; the sentence and the table say it. */
export const Bars = ({rows, ...more}: ChartProps) => (
  <Chart rows={rows} {...more}>
    {drawn => (
      <div className={styles.bars}>
        {drawn.map(({label, count, share}) => (
          <div key={label} className={styles.bar}>
            <span className={styles.label} dir="auto">
              {label}
            </span>
            <span className={styles.count}>{count}</span>
            <svg className={styles.across} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className={styles.ground} width="100" height="10" />
              <rect className={styles.ink} width={share} height="10" />
            </svg>
          </div>
        ))}
      </div>
    )}
  </Chart>
);

/** Columns side by side in the order of the words, so that one sees how far apart people are. */
export const Spread = ({rows, ...more}: ChartProps) => (
  <Chart rows={rows} {...more}>
    {drawn => (
      <div className={styles.spread}>
        {drawn.map(({label, count, share}) => (
          <div key={label} className={styles.column}>
            <span className={styles.count}>{count}</span>
            <svg className={styles.up} viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className={styles.ground} width="10" height="100" />
              <rect className={styles.ink} y={100 - share} width="10" height={share} />
            </svg>
            <span className={styles.label} dir="auto">
              {label}
            </span>
          </div>
        ))}
      </div>
    )}
  </Chart>
);

function Chart({
  sentence,
  rows,
  id,
  of,
  children,
}: ChartProps & {
  readonly children: (drawn: readonly Drawn[]) => ReactNode;
}) {
  const caption = useId();
  return (
    <figure className={styles.chart} aria-labelledby={caption}>
      <figcaption id={caption}>{rows === null ? <Text id="chart.few" /> : sentence}</figcaption>
      {rows !== null && (
        <>
          <div aria-hidden="true">{children(drawnFrom(rows))}</div>
          <Disclosure id={`chart ${id}`} summary={<Text id="chart.table" />}>
            <table className={styles.table} aria-labelledby={caption}>
              <thead>
                <tr>
                  <th scope="col">{of ?? <Text id="chart.choice" />}</th>
                  <th scope="col">
                    <Text id="chart.count" />
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({label, count}) => (
                  <tr key={label}>
                    <th scope="row" dir="auto">
                      {label}
                    </th>
                    <td>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Disclosure>
        </>
      )}
    </figure>
  );
}
