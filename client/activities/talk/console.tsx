import type {HandId} from '../../../shared/wire/ids.ts';
import {nameOf} from '../../console/names.ts';
import {Quoted, Words} from '../../kit/words.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import styles from '../notes/console-notes.module.css';

/** What is to be read out now and next. Who speaks, who waits and the presses of a turn have a panel of their own. */
export function TalkOnConsole({isOn}: ConsoleFaceProps) {
  const floor = useRecord('floor');
  if (!isOn || !floor) return null;
  const {speaking, next} = floor;
  const hands = [...(speaking ? [speaking] : []), ...next].map(({hand}) => hand);
  return (
    <div className={styles.face}>
      {hands.length === 0 && (
        <p>
          <Text id="talk.nobody" />
        </p>
      )}
      {hands.map(hand => (
        <SomeoneSays key={hand} hand={hand} isNow={hand === speaking?.hand} />
      ))}
    </div>
  );
}

/** A card to read aloud from: "Someone says", never a name. */
function SomeoneSays({hand, isNow}: {readonly hand: HandId; readonly isNow: boolean}) {
  const record = useRecord(`hand:${hand}`);
  if (!record || record.words === '') return null;
  const values = {name: <Quoted>{nameOf(record)}</Quoted>};
  return (
    <section className={styles.says}>
      <h3>{isNow ? <Text id="talk.says-now" values={values} /> : <Text id="talk.says-next" values={values} />}</h3>
      <p className={styles.empty}>
        <Text id="talk.says-help" />
      </p>
      <blockquote className={styles.someone}>
        <p>
          <Text id="talk.someone" />
        </p>
        <Words>{record.words}</Words>
      </blockquote>
    </section>
  );
}
