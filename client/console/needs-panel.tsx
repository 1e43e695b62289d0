import {SIGNALS} from '../../shared/care/protocol.ts';
import type {HandId} from '../../shared/wire/ids.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {privateHandsIn} from './derive.ts';
import {nameOf} from './names.ts';
import styles from './needs-panel.module.css';
import {Panel} from './panel.tsx';
import {useIsMine} from './power.ts';

/** What somebody needs right now, each with its one answer. Who asked is known only where they wanted that. Nothing, no panel. */
export function NeedsPanel() {
  const needs = useRecord('needs');
  const told = useRoom(room => privateHandsIn(room.records));
  const sees = useIsMine('signal-done');
  const signals = SIGNALS.filter(signal => (needs?.signals[signal] ?? 0) > 0);
  const checks = needs?.checks ?? [];
  if (!sees || (signals.length === 0 && checks.length === 0 && told.length === 0)) return null;
  return (
    <Panel title={<Text id="signals.heading" />} className={styles.needs}>
      <ul className={styles.list}>
        {told.map(id => (
          <Told key={id} id={id} />
        ))}
        {checks.map(check => (
          <li key={check.person} className={styles.row}>
            <p>
              <Text id="check.asked" values={{name: <bdi>{nameOf(check)}</bdi>}} />
            </p>
            <ActionButton action="check-done" seen={{person: check.person}} about="needs">
              <Text id="check.done" />
            </ActionButton>
          </li>
        ))}
        {signals.map((signal, at) => (
          <li key={signal} className={styles.row}>
            <p>{t(`signal.${signal}`, {count: needs?.signals[signal] ?? 0})}</p>
            <ActionButton action="signal-done" seen={{signal}} about="needs" isKeyed={at === 0}>
              <Text id="signal.done" />
            </ActionButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** "Something is not OK": said to those who lead alone, so it stands in no list. */
function Told({id}: {readonly id: HandId}) {
  const hand = useRecord(`hand:${id}`);
  if (!hand) return null;
  return (
    <li className={styles.row}>
      <div className={styles.told}>
        <p>
          <strong>
            <Text id="hands.private" values={{name: <bdi>{nameOf(hand)}</bdi>}} />
          </strong>
        </p>
        {[hand.topic, hand.words].map(
          words =>
            words !== '' && (
              <p key={words} dir="auto">
                {words}
              </p>
            ),
        )}
        <p className={styles.help}>
          <Text id="hands.private-help" />
        </p>
      </div>
      <ActionButton action="lower" seen={{hand: id}} about={`hand:${id}`}>
        <Text id="hands.private-done" />
      </ActionButton>
    </li>
  );
}
