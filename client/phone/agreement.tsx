import {AgreementLines} from '../activities/agreement/agreement-lines.tsx';
import {Beside} from '../activities/beside.tsx';
import {late} from '../activities/fetched.ts';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

const AgreementAnswer = late(async () => (await import('../activities/agreement/phone.tsx')).AgreementAnswer);

/** The group's agreement, answered here already where there is an activity that asks. Nobody has to, to come in. */
export function Agreement() {
  const hasLines = (useRecord('about')?.agreement.length ?? 0) > 0;
  const asking = useRoom(({records}) =>
    recordIn(records, 'session')?.agenda.find(id => recordIn(records, `activity:${id}`)?.activity === 'agreement'),
  );
  if (!hasLines) return null;
  if (asking === undefined) {
    return (
      <section className={styles.part}>
        <h2>
          <Text id="menu.agreement" />
        </h2>
        <AgreementLines />
      </section>
    );
  }
  return (
    <Beside>
      <AgreementAnswer activity={asking} />
    </Beside>
  );
}
