import type {FloorRecord} from '../../shared/wire/records.ts';
import {useClock} from '../live/clock.ts';
import {Text, t} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {clockTime} from './clock-time.ts';
import {useFloor} from './floor.ts';
import {nameOf} from './names.ts';
import {Panel} from './panel.tsx';
import styles from './turn-panel.module.css';

/** Who speaks and who is next, with the two presses of a talk: S and D. Nothing while nobody speaks or waits. */
export function TurnPanel() {
  const floor = useFloor();
  if (!floor || (floor.speaking === null && floor.waiting === 0)) return null;
  const {speaking, next} = floor;
  const [first] = next;
  return (
    <Panel title={<Text id="hands.turn" />} className={styles.turn}>
      <div className={styles.words}>
        <p className={styles.speaking}>{speaking ? <Speaking speaking={speaking} /> : <Text id="hands.nobody" />}</p>
        {next.map((speaker, at) => (
          <p key={speaker.hand}>
            <Text id={at === 0 ? 'hands.next' : 'hands.after'} values={{name: <bdi>{nameOf(speaker)}</bdi>}} />
          </p>
        ))}
      </div>
      <div className={styles.buttons}>
        {first && (
          <ActionButton
            action="give"
            seen={{hand: first.hand, turn: speaking?.turn ?? null}}
            about="floor"
            overtaken={t('hands.just-changed')}
            icon="forward"
            isKeyed
          >
            <Text id="hands.give-next" />
          </ActionButton>
        )}
        {speaking && (
          <ActionButton action="done" seen={{turn: speaking.turn}} about="floor" overtaken={t('hands.just-changed')} isKeyed>
            <Text id="hands.done" />
          </ActionButton>
        )}
      </div>
    </Panel>
  );
}

/** How long, for those who lead: the guide is soft, and nobody is cut off. */
function Speaking({speaking}: {readonly speaking: NonNullable<FloorRecord['speaking']>}) {
  const time = useClock(now => clockTime(Math.min(0, speaking.since - now)));
  return <Text id="hands.speaking-for" values={{name: <bdi>{nameOf(speaking)}</bdi>, time}} />;
}
