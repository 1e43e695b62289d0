import {useState} from 'react';
import {SIGNALS, type Signal} from '../../shared/care/protocol.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {useMine, useMoment} from '../live/use-room.ts';
import {Text as Live} from '../locales/phone-live.ts';
import {Text} from '../locales/phone-sheets.ts';
import {CheckOnMe} from './check-on-me.tsx';
import styles from './shell.module.css';
import {StepOutButton} from './step-out-button.tsx';
import {Support} from './support.tsx';

const NONE: readonly Signal[] = [];

/** Five things that somebody may need, each one press; and three ways to be looked after. */
export function SignalsSheet({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const [isSupport, setSupport] = useState(false);
  return (
    <>
      <Dialog isOpen={isOpen && !isSupport} title={<Text id="signals.title" />} onClose={onClose}>
        <p>
          <Text id="signals.private" />
        </p>
        <Five />
        <hr className={styles.line} />
        <CheckOnMe />
        <div className={styles.stack}>
          <Button isWide onPress={() => setSupport(true)}>
            <Text id="support.button" />
          </Button>
          <StepOutButton />
        </div>
      </Dialog>
      <Dialog isOpen={isOpen && isSupport} title={<Text id="support.title" />} onClose={() => setSupport(false)}>
        <Support />
      </Dialog>
    </>
  );
}

function Five() {
  const mine = useMine();
  const moment = useMoment();
  const [busy, setBusy] = useState<Signal | null>(null);
  const [failed, setFailed] = useState<Signal | null>(null);
  const on = mine?.signals ?? NONE;
  const seen = mine?.seen ?? NONE;
  const toggle = async (signal: Signal) => {
    setBusy(signal);
    setFailed(null);
    const reply = await moment({type: 'signal.set', signal, isOn: !on.includes(signal)});
    setBusy(null);
    if (!reply.ok) setFailed(signal);
  };
  return (
    <>
      <p className={styles.muted}>
        <Text id="signals.how" />
      </p>
      <ul className={styles.signals}>
        {SIGNALS.map(signal => (
          <li key={signal}>
            <Button isWide isPressed={on.includes(signal)} isBusy={busy === signal} onPress={() => void toggle(signal)}>
              <Text id={`signals.${signal}`} />
            </Button>
            <p className={styles.fate}>
              {failed === signal ? (
                <Text id="signals.failed" />
              ) : on.includes(signal) ? (
                <Text id="signals.sent" />
              ) : (
                seen.includes(signal) && <Live id="signals.seen" />
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
