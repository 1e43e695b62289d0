import {useState} from 'react';
import {Button} from '../kit/button.tsx';
import {useMoment, useRecord} from '../live/use-room.ts';
import {t as said} from '../locales/phone.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import {AgendaLines} from './agenda-lines.tsx';
import {usePageTitle} from './page-title.ts';
import {ScreenHeading} from './screen-heading.tsx';
import styles from './shell.module.css';
import {TimeChip} from './time-chip.tsx';

/** Away by choice: the time, what is on and what comes, and the way back. Nothing is asked here. */
export function SteppedOut() {
  const session = useRecord('session');
  const moment = useMoment();
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  usePageTitle(t('state.out'), session?.title || said('product'));
  const comeBack = async () => {
    setBusy(true);
    const reply = await moment({type: 'out.set', isOut: false});
    setBusy(false);
    setFailed(!reply.ok);
  };
  return (
    <>
      <ScreenHeading>
        <Text id="out.title" />
      </ScreenHeading>
      <p>
        <Text id="out.kept" /> <Text id="out.seen" />
      </p>
      {session?.current && (
        <div className={styles.chips}>
          <TimeChip activity={session.current} />
        </div>
      )}
      <AgendaLines most={5} />
      {isFailed && (
        <p>
          <Text id="signals.failed" />
        </p>
      )}
      <Button kind="primary" isWide isBusy={isBusy} onPress={() => void comeBack()}>
        <Text id="out.back" />
      </Button>
    </>
  );
}
