import {CHANGED_MARK_MS} from '../../../shared/wire/limits.ts';
import type {AgreementLine} from '../../../shared/wire/records.ts';
import {EasyIcon} from '../../kit/easy-icon.tsx';
import {Words} from '../../kit/words.tsx';
import {useClock} from '../../live/clock.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import styles from '../phone-face.module.css';
import {iconOf} from './line-icons.ts';

/** How the group wants to treat one another, as it stands now, and the one limit that is always said. */
export function AgreementLines() {
  const lines = useRecord('about')?.agreement;
  if (!lines || lines.length === 0) return null;
  return (
    <>
      <ol className={styles.lines}>
        {lines.map(line => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      <p className={styles.hint}>
        <Text id="agreement.limit" />
      </p>
    </>
  );
}

function Line({line: {text, changedAt}}: {readonly line: AgreementLine}) {
  const isFresh = useClock(now => changedAt !== null && now - changedAt < CHANGED_MARK_MS);
  return (
    <li>
      <div className={styles.pictured}>
        <EasyIcon name={iconOf(text)} />
        <Words>{text}</Words>
      </div>
      {isFresh && (
        <span className={styles.tag}>
          <Text id="agreement.changed" />
        </span>
      )}
    </li>
  );
}
