import {useState} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import type {MyHand} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import type {LiveRoom} from '../live/live-room.ts';
import {isWaiting} from '../live/own-notes.ts';
import {useOwn} from '../live/use-own.ts';
import {useMine, useSend} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import {clearDevice} from './clear-device.ts';
import {usePhone} from './phone-context.ts';
import styles from './shell.module.css';

/** Nobody waits longer for a hand to come down before they may go. */
const LOWERING_MS = 1.5 * SECOND;

export function LeaveWords() {
  const unsent = useOwn(own => own.notes.filter(isWaiting).length);
  return (
    <div className={styles.part}>
      <p>
        <Text id="leave.notes" /> <Text id="leave.return" />
      </p>
      {unsent > 0 && (
        <p>
          <Text id="leave.unsent" values={{count: unsent}} />
        </p>
      )}
      <p className={styles.muted}>
        <Text id="leave.clear-hint" />
      </p>
    </div>
  );
}

/** A hand does not stay in the list for somebody who has said goodbye. */
export async function lowered(hand: MyHand | null, send: LiveRoom['send']): Promise<void> {
  if (hand) await Promise.race([send({type: 'hand.lower', hand: hand.id}), wait(LOWERING_MS)]);
}

export function LeaveButtons() {
  const phone = usePhone();
  const hand = useMine()?.hand ?? null;
  const send = useSend();
  const [isBusy, setBusy] = useState(false);
  const go = async (isClearing: boolean) => {
    setBusy(true);
    await lowered(hand, send);
    if (isClearing) {
      await phone.clear();
      await clearDevice();
    }
    phone.close();
    location.assign('/');
  };
  return (
    <>
      <Button isBusy={isBusy} onPress={() => void go(false)}>
        <Text id="leave.leave" />
      </Button>
      <Button isBusy={isBusy} onPress={() => void go(true)}>
        <Text id="leave.clear" />
      </Button>
    </>
  );
}

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
