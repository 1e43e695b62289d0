import {memo, useState} from 'react';
import type {SeatId} from '../../shared/wire/ids.ts';
import type {SeatRecord} from '../../shared/wire/records.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {seatsIn} from './derive.ts';
import {Panel} from './panel.tsx';
import {useMay} from './power.ts';
import styles from './team-panel.module.css';

/** Who leads, supports, takes notes or runs the big screen, and the links by which they come. */
export function TeamPanel({onLinks}: {readonly onLinks: () => void}) {
  const seats = useRoom(room => seatsIn(room.records));
  const mayLink = useMay('links');
  const [asked, setAsked] = useState<SeatId | null>(null);
  return (
    <Panel title={<Text id="team.heading" />}>
      {seats.length === 0 ? (
        <p>
          <Text id="team.alone" />
        </p>
      ) : (
        <ul className={styles.seats}>
          {seats.map(id => (
            <Seat key={id} id={id} onHandOver={setAsked} />
          ))}
        </ul>
      )}
      {mayLink && (
        <div>
          <Button onPress={onLinks}>
            <Text id="links.open" />
          </Button>
        </div>
      )}
      <HandOverDialog to={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
}

const nameOfSeat = ({name, number}: Pick<SeatRecord, 'name' | 'number'>): string => name ?? t('team.seat', {number});

const Seat = memo(({id, onHandOver}: {readonly id: SeatId; readonly onHandOver: (id: SeatId) => void}) => {
  const seat = useRecord(`seat:${id}`);
  const isMe = useRoom(room => room.me?.seat === id);
  const isHere = useRoom(room => recordIn(room.records, 'here')?.seats.includes(id) ?? false);
  const mayHandOver = useMay('hand-over');
  if (!seat) return null;
  const mayLead = mayHandOver && !isMe && seat.duty !== 'lead' && seat.duty !== 'screen';
  return (
    <li className={styles.seat}>
      <span className={styles.who}>
        <bdi className={styles.name}>{nameOfSeat(seat)}</bdi>
        <span className={styles.facts}>
          {isMe && (
            <span>
              <Text id="team.you" />
            </span>
          )}
          <span>
            <Text id={`duty.${seat.duty}`} />
          </span>
          {!isHere && (
            <span>
              <Text id="team.away" />
            </span>
          )}
        </span>
      </span>
      {mayLead && (
        <Button onPress={() => onHandOver(id)}>
          <Text id="team.hand-over" />
        </Button>
      )}
    </li>
  );
});

/** Two presses. It closes when the seat leads, whoever gave it the lead. */
function HandOverDialog({to, onClose}: {readonly to: SeatId | null; readonly onClose: () => void}) {
  const seat = useRecord(`seat:${to ?? ''}`);
  const isOrganiser = useRoom(room => room.me?.seat === null);
  const mayHandOver = useMay('hand-over');
  return (
    <Dialog
      isOpen={seat !== undefined && seat.duty !== 'lead' && mayHandOver}
      title={<Text id="team.hand-over-ask" values={{name: <bdi>{seat && nameOfSeat(seat)}</bdi>}} />}
      onClose={onClose}
      closeLabel={<Text id="team.hand-over-keep" />}
      actions={
        seat && (
          <ActionButton action="hand-over" seen={{to: seat.id}} about={`seat:${seat.id}`} kind="primary" isWide onDone={onClose}>
            <Text id="team.hand-over-do" />
          </ActionButton>
        )
      }
    >
      <p>
        <Text id={isOrganiser ? 'team.hand-over-help-organiser' : 'team.hand-over-help'} />
      </p>
    </Dialog>
  );
}
