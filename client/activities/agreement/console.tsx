import {Words} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import {BallotOnConsole} from '../ballot/ballot-on-console.tsx';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from '../notes/console-notes.module.css';
import {WriteOnConsole} from '../write/console.tsx';

/** The lines as phones show them, how they are for people, and what people would change. */
export function AgreementOnConsole({activity, isOn}: ConsoleFaceProps) {
  const record = useRecord(`activity:${activity}`);
  const lines = useRecord('about')?.agreement ?? [];
  if (!record) return null;
  return (
    <div className={styles.face}>
      {isOn && lines.length > 0 && (
        <section className={styles.list}>
          <h3>
            <Text id="agreement.heading" />
          </h3>
          <ol className={styles.asked}>
            {lines.map(({id, text}) => (
              <li key={id}>
                <Words>{text}</Words>
              </li>
            ))}
          </ol>
        </section>
      )}
      <BallotOnConsole record={record} />
      <WriteOnConsole activity={activity} isOn={isOn} />
    </div>
  );
}
