import {type ReactNode, useEffect, useState} from 'react';
import {ButtonLink} from '../kit/button.tsx';
import {DialogTop} from '../kit/dialog-top.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import {leaveByShift, leaveQuickly, leaveWithOthers} from './leave-quickly.ts';
import {NEUTRAL_PAGE} from './neutral-page.ts';
import {usePhone} from './phone-context.ts';
import {hadQuickExit} from './remembered.ts';
import styles from './shell.module.css';

/** In the session, from the first moment: before it has come, as it was known of it. */
export function WithQuickExit({children}: {readonly children: ReactNode}) {
  const phone = usePhone();
  const [had] = useState(hadQuickExit);
  const isOn = useRecord('about')?.hasQuickExit ?? had;
  const [clear] = useState(() => () => {
    const cleared = phone.clear();
    phone.close();
    return cleared;
  });
  return (
    <QuickExit isOn={isOn} clear={clear}>
      {children}
    </QuickExit>
  );
}

interface QuickExitProps {
  /** The organiser asked for it. */
  readonly isOn: boolean;
  /** Takes what this phone wrote off it; always the same function. */
  readonly clear: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** "Leave this page quickly" above everything; and Shift three times. */
export function QuickExit({isOn, clear, children}: QuickExitProps) {
  useEffect(() => (isOn ? leaveByShift(clear) : undefined), [isOn, clear]);
  useEffect(() => leaveWithOthers(clear), [clear]);
  const link = isOn && (
    <aside className={styles.exit}>
      <ButtonLink
        href={NEUTRAL_PAGE}
        onPress={event => {
          event.preventDefault();
          leaveQuickly(clear);
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
