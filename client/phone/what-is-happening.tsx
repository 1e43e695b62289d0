import {useState} from 'react';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {isAway} from '../live/link.ts';
import {isWaiting} from '../live/own-notes.ts';
import {recordIn} from '../live/records.ts';
import {useOwnHandle} from '../live/use-own.ts';
import {useLive, useMine} from '../live/use-room.ts';
import type {Room} from '../live/view.ts';
import {serverNow} from '../live/view.ts';
import {neutralName} from '../locales/neutral-names.ts';
import {Text, t} from '../locales/phone-sheets.ts';
import {minutesLeft} from './minutes-left.ts';
import styles from './shell.module.css';
import {countShown} from './shown-notes.ts';

/** The state of things in a few sentences, when asked for: they stand still until they are asked for again. */
export function WhatIsHappening() {
  const {room} = useLive();
  const {outbox} = useOwnHandle();
  const mine = useMine();
  const now = () =>
    summary(room.getState(), {turn: mine?.hand?.turn ?? null, unsent: outbox.own.getState().notes.filter(isWaiting).length});
  const [sentences, setSentences] = useState(now);
  const look = () => {
    const fresh = now();
    setSentences(fresh);
    announce('form', fresh.join(' '));
  };
  return (
    <div className={styles.part}>
      <ul className={styles.points}>
        {sentences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onPress={look}>
          <Text id="now.again" />
        </Button>
      </div>
    </div>
  );
}

interface OwnState {
  readonly turn: string | null;
  readonly unsent: number;
}

function summary(room: Room, {turn, unsent}: OwnState): readonly string[] {
  return [
    ...(isAway(room.link) ? [t('now.offline')] : []),
    ...whereWeAre(room),
    ...(recordIn(room.records, 'session')?.phase === 'live'
      ? [t('now.notes', {count: countShown(room.records)}), ...theFloor(room, turn)]
      : []),
    ...(unsent > 0 ? [t('now.unsent', {count: unsent})] : []),
  ];
}

function whereWeAre(room: Room): readonly string[] {
  const session = recordIn(room.records, 'session');
  switch (session?.phase) {
    case 'closing':
      return [t('now.closing')];
    case 'ended':
      return [t('now.ended')];
    case 'live': {
      const activity = session.current === null ? undefined : recordIn(room.records, `activity:${session.current}`);
      if (!activity) return [];
      return [t('now.activity', {title: activity.title}), ...theTime(room, activity.clock, session.isPaused)];
    }
    default:
      return [t('now.lobby')];
  }
}

function theTime(room: Room, clock: Parameters<typeof minutesLeft>[0] | null, isPaused: boolean): readonly string[] {
  if (isPaused) return [t('now.paused')];
  if (!clock) return [];
  if ('left' in clock) return [t('now.stopped')];
  const minutes = minutesLeft(clock, serverNow(room));
  return [minutes > 0 ? t('now.left', {minutes}) : t('now.over')];
}

function theFloor(room: Room, turn: string | null): readonly string[] {
  const floor = recordIn(room.records, 'floor');
  if (!floor) return [];
  const {speaking, waiting} = floor;
  const speaker =
    speaking === null
      ? []
      : [speaking.turn === turn ? t('now.you-speak') : t('now.speaking', {name: speaking.name ?? neutralName(speaking.number)})];
  return [...speaker, t('now.waiting', {count: waiting})];
}
