import {useEffect, useRef, useState} from 'react';
import {Button} from '../kit/button.tsx';
import {focusQuietly} from '../kit/focus.ts';
import {Quoted} from '../kit/words.tsx';
import {useMine, useMoment} from '../live/use-room.ts';
import {neutralName} from '../locales/neutral-names.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';

/** The one thing here that shows a name, to those who lead alone: so it asks first. */
export function CheckOnMe() {
  const mine = useMine();
  const moment = useMoment();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const question = useRef<HTMLHeadingElement>(null);
  // The button that was pressed has gone; what it asks stands in its place.
  useEffect(() => {
    if (isAsking) focusQuietly(question.current);
  }, [isAsking]);
  if (!mine) return null;
  const set = async (isOn: boolean) => {
    setBusy(true);
    const reply = await moment({type: 'check.set', isOn});
    setBusy(false);
    setFailed(!reply.ok);
    if (reply.ok) setAsking(false);
  };
  const failed = isFailed && (
    <p>
      <Text id="signals.failed" />
    </p>
  );
  if (mine.check !== 'none') {
    return (
      <div className={styles.part}>
        <p>
          <Text id={mine.check === 'seen' ? 'check.seen' : 'check.asked'} />
        </p>
        {failed}
        <Button isWide isBusy={isBusy} onPress={() => void set(false)}>
          <Text id="check.take-back" />
        </Button>
      </div>
    );
  }
  if (!isAsking) {
    return (
      <Button isWide onPress={() => setAsking(true)}>
        <Text id="check.button" />
      </Button>
    );
  }
  return (
    <div className={styles.part}>
      <h3 ref={question} tabIndex={-1}>
        <Text id="check.title" />
      </h3>
      <p>
        <Text id="check.shares" values={{name: <Quoted>{mine.name ?? neutralName(mine.number)}</Quoted>}} />
      </p>
      {failed}
      <div className={styles.buttons}>
        <Button kind="primary" isBusy={isBusy} onPress={() => void set(true)}>
          <Text id="check.ask" />
        </Button>
        <Button onPress={() => setAsking(false)}>
          <Text id="check.not-now" />
        </Button>
      </div>
    </div>
  );
}
