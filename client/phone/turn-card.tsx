import {useState} from 'react';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-live.ts';
import {whyRefused} from '../locales/phone-refused.ts';
import {PlaceWords} from './hand-place.tsx';
import type {HandStanding} from './hand-standing.ts';
import styles from './shell.module.css';

/** "It is your turn to speak", and the ways to end it. */
export function TurnCard({standing, onRead}: {readonly standing: HandStanding & {at: 'turn'}; readonly onRead: () => void}) {
  const send = useSend();
  const [busy, setBusy] = useState<'done' | 'passed' | null>(null);
  const end = async (how: 'done' | 'passed') => {
    setBusy(how);
    const answer = await send({type: 'turn.end', turn: standing.turn, how});
    setBusy(null);
    // The turn may have ended meanwhile: that is what was wanted.
    if (!answer.ok && answer.code !== 'moved-on') announce('turn', await whyRefused(answer.code, t('nothing.failed')), {level: 'asked'});
  };
  return (
    <Notice tone="good" icon="hand">
      <div className={styles.part}>
        <p className={styles.strong}>
          <PlaceWords standing={standing} />
        </p>
        <div className={styles.buttons}>
          <Button kind="primary" isBusy={busy === 'done'} onPress={() => void end('done')}>
            <Text id="hand.done" />
          </Button>
          <Button isBusy={busy === 'passed'} onPress={() => void end('passed')}>
            <Text id="hand.pass" />
          </Button>
          <Button onPress={onRead}>
            <Text id="hand.read" />
          </Button>
        </div>
      </div>
    </Notice>
  );
}
