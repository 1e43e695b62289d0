import {useState} from 'react';
import {Beside} from '../activities/beside.tsx';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {isInTextField} from '../kit/focus.ts';
import {newId} from '../live/commands.ts';
import {useRoom, useSend} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-live.ts';
import {whyRefused} from '../locales/phone-refused.ts';
import {HandSheet, NotesSheet, SignalsSheet} from './beside.ts';
import {PlaceWords} from './hand-place.tsx';
import type {HandStanding} from './hand-standing.ts';
import styles from './shell.module.css';
import {countShown} from './shown-notes.ts';

/** `hand`: what it is about; `read`: only what shall be read out. */
export type Sheet = 'hand' | 'read' | 'signals' | 'notes';

interface BarProps {
  readonly standing: HandStanding;
  /** The place of the hand stands here, unless the task says it. */
  readonly withPlace: boolean;
  readonly sheet: Sheet | null;
  readonly onSheet: (sheet: Sheet | null) => void;
}

/** Hand, signals and notes: the same three, in the same place, on every task. */
export function Bar({standing, withPlace, sheet, onSheet}: BarProps) {
  const [opened, setOpened] = useState<ReadonlySet<Sheet>>(new Set());
  if (sheet !== null && !opened.has(sheet)) setOpened(new Set([...opened, sheet]));
  const count = useRoom(room => countShown(room.records));
  const close = () => onSheet(null);
  const hand = 'hand' in standing ? standing.hand : null;
  return (
    <>
      {withPlace && standing.at !== 'turn' && <Place standing={standing} onSay={() => onSheet('hand')} />}
      <section className={styles.actions} aria-label={t('bar.name')}>
        <HandButton standing={standing} onRaised={() => onSheet('hand')} />
        <Button icon="signal" onPress={() => onSheet('signals')}>
          <Text id="bar.signals" />
        </Button>
        <Button icon="note" onPress={() => onSheet('notes')}>
          <Text id="bar.notes" /> <span data-calm-hides>({count})</span>
        </Button>
      </section>
      <Beside>
        {opened.has('hand') && <HandSheet hand={hand} isOpen={sheet === 'hand'} onClose={close} />}
        {opened.has('read') && <HandSheet hand={hand} isOpen={sheet === 'read'} isForReading onClose={close} />}
        {opened.has('signals') && <SignalsSheet isOpen={sheet === 'signals'} onClose={close} />}
        {opened.has('notes') && <NotesSheet isOpen={sheet === 'notes'} onClose={close} />}
      </Beside>
    </>
  );
}

const Place = ({standing, onSay}: {readonly standing: HandStanding; readonly onSay: () => void}) => {
  if (standing.at === 'down' && standing.isOpen) return null;
  return (
    <div className={styles.place}>
      <p>
        <PlaceWords standing={standing} />
      </p>
      {standing.at !== 'down' && (
        <Button kind="plain" onPress={onSay}>
          <Text id="hand.more" />
        </Button>
      )}
    </div>
  );
};

/** Up at one press; what it is about may be said after. Gone while no hands are taken, and during the own turn. */
function HandButton({standing, onRaised}: {readonly standing: HandStanding; readonly onRaised: () => void}) {
  const send = useSend();
  const [isBusy, setBusy] = useState(false);
  if (standing.at === 'turn' || (standing.at === 'down' && !standing.isOpen)) return null;
  const tell = async (command: Parameters<typeof send>[0], done: () => void) => {
    setBusy(true);
    const answer = await send(command);
    setBusy(false);
    if (answer.ok) done();
    else announce('turn', await whyRefused(answer.code, t('nothing.failed')), {level: 'asked'});
  };
  // Whoever writes meanwhile is not interrupted: the same can be said from the line above.
  const raise = () => tell({type: 'hand.raise', hand: newId()}, () => !isInTextField() && onRaised());
  const lower = (hand: string) => tell({type: 'hand.lower', hand}, () => announce('turn', t('hand.lowered'), {level: 'asked'}));
  return standing.at === 'down' ? (
    <Button icon="hand" isBusy={isBusy} onPress={() => void raise()}>
      <Text id="bar.raise" />
    </Button>
  ) : (
    <Button icon="hand" isBusy={isBusy} onPress={() => void lower(standing.hand.id)}>
      <Text id="bar.lower" />
    </Button>
  );
}
