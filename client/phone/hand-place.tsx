import {useState} from 'react';
import {useMine, useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-live.ts';
import {followed, type HandStanding, type HandTrack, handStanding} from './hand-standing.ts';

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
