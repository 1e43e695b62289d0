import {type ReactNode, useEffect, useState} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import {ButtonLink} from '../kit/button.tsx';
import {DialogTop} from '../kit/dialog-top.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import {NEUTRAL_PAGE} from './neutral-page.ts';
import type {Phone} from './phone.ts';
import {usePhone} from './phone-context.ts';
import {forget, remembered} from './remembered.ts';
import styles from './shell.module.css';

/** Fetched as soon as there is a way out, so that it is here when it is pressed. */
const loadClearing = () => import('./clear-device.ts');

const PRESSES = 3;
/** Pressed again after longer than this, Shift was pressed for something else. Milliseconds. */
const BETWEEN_MS = 2 * SECOND;
/** An empty page waits no longer for what this phone kept to be gone. Milliseconds. */
const CLEARING_MS = SECOND / 2;

/** "Leave this page quickly" above everything, where the organiser asked for it; and Shift three times. */
export function WithQuickExit({children}: {readonly children: ReactNode}) {
  const phone = usePhone();
  const [had] = useState(() => remembered()?.hasQuickExit);
  const isOn = useRecord('about')?.hasQuickExit ?? had;
  useEffect(() => {
    if (!isOn) return;
    void loadClearing().catch(() => undefined);
    let presses = 0;
    let last = 0;
    const press = ({key, repeat, timeStamp}: KeyboardEvent) => {
      if (repeat) return;
      presses = key !== 'Shift' ? 0 : timeStamp - last < BETWEEN_MS ? presses + 1 : 1;
      last = timeStamp;
      if (presses === PRESSES) leaveQuickly(phone);
    };
    addEventListener('keydown', press, true);
    return () => removeEventListener('keydown', press, true);
  }, [isOn, phone]);
  const link = isOn && (
    <aside className={styles.exit}>
      <ButtonLink
        href={NEUTRAL_PAGE}
        onPress={event => {
          event.preventDefault();
          leaveQuickly(phone);
        }}
      >
        <Text id="exit.leave" />
      </ButtonLink>
    </aside>
  );
  return (
    <DialogTop value={link}>
      {link}
      {children}
    </DialogTop>
  );
}

/** First the screen, at once; then what this phone kept, and away: whoever looks, or goes back, finds nothing. */
function leaveQuickly(phone: Phone): void {
  document.title = '\u00a0';
  document.body.replaceChildren();
  const go = () => location.replace(NEUTRAL_PAGE);
  // What is kept goes whether or not the rest of the program can be fetched.
  const clearing = loadClearing().then(({clearDevice}) => clearDevice());
  const cleared = Promise.allSettled([phone.clear(), clearing]);
  forget();
  phone.close();
  void Promise.race([cleared, new Promise(resolve => setTimeout(resolve, CLEARING_MS))]).then(go);
}
