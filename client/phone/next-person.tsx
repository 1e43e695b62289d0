import {useState} from 'react';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {isWaiting} from '../live/own-notes.ts';
import {useOpenDrafts, useOwn} from '../live/use-own.ts';
import {useMine, useRecord, useRoom, useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import {dropDevice} from './clear-device.ts';
import {lowered} from './leave.tsx';
import {usePhone} from './phone-context.ts';
import {forget, remembered} from './remembered.ts';
import styles from './shell.module.css';

/** What stands in the way first, then what stays and what goes. */
export function NextPersonWords() {
  const unsent = useOwn(own => own.notes.filter(isWaiting).length);
  const hasDrafts = useOpenDrafts().length > 0;
  const isLocked = useRecord('about')?.isLocked ?? false;
  return (
    <div className={styles.part}>
      {isLocked && (
        <Notice tone="soon" icon="lock">
          <Text id="next.locked" />
        </Notice>
      )}
      {unsent > 0 && (
        <Notice tone="soon">
          <Text id="next.unsent" values={{count: unsent}} />
        </Notice>
      )}
      {hasDrafts && (
        <Notice tone="soon">
          <Text id="next.drafts" />
        </Notice>
      )}
      <p>
        <Text id="next.stay" /> <Text id="next.forgets" />
      </p>
      <p className={styles.muted}>
        <Text id="next.key" />
      </p>
    </div>
  );
}

/** The server lets go of this phone first: otherwise the next person would come in as the one before. */
export function NextPersonButton() {
  const phone = usePhone();
  const hand = useMine()?.hand ?? null;
  const send = useSend();
  const session = useRoom(room => room.session);
  const [isBusy, setBusy] = useState(false);
  const [isFailed, setFailed] = useState(false);
  const go = async () => {
    setBusy(true);
    await lowered(hand, send);
    const known = remembered();
    const way = known?.session === session ? known.key : null;
    if (!(await dropDevice())) {
      setBusy(false);
      setFailed(true);
      announce('form', t('next.failed'));
      return;
    }
    await phone.clear();
    forget();
    phone.close();
    document.body.replaceChildren();
    location.replace(way === null ? '/' : `/j#${way}`);
  };
  return (
    <>
      {isFailed && (
        <p>
          <Text id="next.failed" />
        </p>
      )}
      <Button isBusy={isBusy} onPress={() => void go()}>
        <Text id="next.do" />
      </Button>
    </>
  );
}
