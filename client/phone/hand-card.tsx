import {useState} from 'react';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {useMine, useRecord, useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-live.ts';
import {whyRefused} from '../locales/phone-refused.ts';
import {followed, type HandStanding, type HandTrack, handStanding} from './hand-standing.ts';
import styles from './shell.module.css';

/** Where this person's hand stands, as the server last said; nothing is guessed before. */
export function useStanding(): HandStanding {
  const hand = useMine()?.hand ?? null;
  const floor = useRecord('floor');
  const [track, setTrack] = useState<HandTrack | null>(null);
  const next = followed(track, hand);
  if (next !== track) setTrack(next);
  return handStanding(hand, floor, next);
}

/** The place in the list, in one sentence or two; nothing while the hand is down and hands are taken. */
export function PlaceWords({standing}: {readonly standing: HandStanding}) {
  switch (standing.at) {
    case 'down':
      if (standing.isOpen) return null;
      return (
        <>
          <Text id="hand.closed" /> {standing.waiting > 0 && <Text id="hand.closed-waiting" values={{count: standing.waiting}} />}
        </>
      );
    case 'private':
      return <Text id="hand.private" />;
    case 'next':
      return <Text id="hand.next" />;
    case 'waiting':
      if (standing.isBack) return <Text id="hand.back" values={{before: standing.before}} />;
      return (
        <>
          <Text id="hand.up" values={{before: standing.before}} />{' '}
          <small>
            <Text id="hand.order" />
          </small>
        </>
      );
    case 'turn':
      return <Text id={standing.hand.words === '' ? 'hand.turn' : 'hand.turn-read'} />;
  }
}

/** "It is your turn to speak", and the ways to end it. */
export function TurnCard({standing, onRead}: {readonly standing: HandStanding & {at: 'turn'}; readonly onRead: () => void}) {
  const send = useSend();
  const [busy, setBusy] = useState<'done' | 'passed' | null>(null);
  const end = async (how: 'done' | 'passed') => {
    setBusy(how);
    const answer = await send({type: 'turn.end', turn: standing.turn, how});
    setBusy(null);
    // The turn may have ended meanwhile: that is what was wanted.
    if (!answer.ok && answer.code !== 'moved-on') announce('turn', await whyRefused(answer.code, t('nothing.failed')), {level: 'few'});
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
