import {memo, useId} from 'react';
import type {HandId} from '../../shared/wire/ids.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import type {HandRecord} from '../../shared/wire/records.ts';
import {useClock} from '../live/clock.ts';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {handsIn} from './derive.ts';
import styles from './hands-panel.module.css';
import {nameOf} from './names.ts';
import {Panel} from './panel.tsx';

/** All hands in their order, why each stands where it stands, and what is to be read out. */
export function HandsPanel() {
  const hands = useRoom(room => handsIn(room.records));
  const isOpen = useRoom(room => recordIn(room.records, 'floor')?.isOpen ?? true);
  return (
    <Panel title={<Text id="hands.heading" />}>
      {!isOpen && (
        <p>
          <Text id="hands.closed" />
        </p>
      )}
      {hands.length === 0 && isOpen && (
        <p>
          <Text id="hands.none" />
        </p>
      )}
      {hands.length > 0 && (
        <ol className={styles.hands} aria-label={t('hands.list')}>
          {hands.map(id => (
            <HandRow key={id} id={id} />
          ))}
        </ol>
      )}
      <ActionButton action="hands-open" seen={{isOpen}} about="floor">
        <Text id={isOpen ? 'hands.close' : 'hands.open'} />
      </ActionButton>
    </Panel>
  );
}

const HandRow = memo(({id}: {readonly id: HandId}) => {
  const hand = useRecord(`hand:${id}`);
  const turn = useRoom(room => recordIn(room.records, 'floor')?.speaking?.turn ?? null);
  const name = useId();
  if (!hand) return null;
  return (
    <li className={styles.hand}>
      <div id={name} className={styles.who}>
        <bdi className={styles.name}>{nameOf(hand)}</bdi>
        <Why hand={hand} />
      </div>
      {hand.topic !== '' && <p dir="auto">{hand.topic}</p>}
      {hand.words !== '' && (
        <div className={styles.script}>
          <h3 className={styles.label}>
            <Text id="hands.read-out-heading" />
          </h3>
          <p dir="auto">
            <Text id="hands.read-out" values={{words: <bdi>{hand.words}</bdi>}} />
          </p>
        </div>
      )}
      <div className={styles.buttons}>
        <ActionButton action="give" seen={{hand: id, turn}} about={`hand:${id}`} describedBy={name}>
          <Text id="hands.give" />
        </ActionButton>
        <ActionButton action="lower" seen={{hand: id}} about={`hand:${id}`} describedBy={name}>
          <Text id="hands.lower" />
        </ActionButton>
      </div>
    </li>
  );
});

function Why({hand: {reason, about, since}}: {readonly hand: HandRecord}) {
  const minutes = useClock(now => Math.max(0, Math.floor((now - since) / MINUTE)));
  return (
    <span className={styles.why}>
      {reason !== 'private' && (
        <span>
          <Text id={`hands.${reason}`} />
        </span>
      )}
      <span>
        <Text id="hands.waiting" values={{minutes}} />
      </span>
      {about !== null && about !== 'not-ok' && (
        <span>
          <Text id={`hands.about-${about}`} />
        </span>
      )}
    </span>
  );
}
