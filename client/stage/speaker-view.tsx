import type {Speaker} from '../../shared/wire/records.ts';
import {useRecord} from '../live/use-room.ts';
import {neutralName} from '../locales/neutral-names.ts';
import {Text} from '../locales/stage.ts';
import styles from './speaker-view.module.css';
import {ViewFrame} from './view-frame.tsx';

/** Who speaks, and the next two. */
export function SpeakerView() {
  const floor = useRecord('floor');
  const speaking = floor?.speaking ?? null;
  const [next, then] = floor?.next ?? [];
  const more = (floor?.waiting ?? 0) - (floor?.next.length ?? 0);
  const isQuiet = speaking === null && !next;
  return (
    <ViewFrame
      isStill
      title={speaking === null ? <Text id="speaker.nobody" /> : <Text id="speaker.now" values={{name: <Name of={speaking} />}} />}
    >
      <div className={styles.next}>
        {next && (
          <p>
            <Text id="speaker.next" values={{name: <Name of={next} />}} />
          </p>
        )}
        {then && (
          <p>
            <Text id="speaker.then" values={{name: <Name of={then} />}} />
          </p>
        )}
        {more > 0 && (
          <p className={styles.more}>
            <Text id="speaker.more" values={{count: more}} />
          </p>
        )}
        {isQuiet && <p>{floor?.isOpen ? <Text id="do.talk" /> : <Text id="speaker.closed" />}</p>}
      </div>
    </ViewFrame>
  );
}

const Name = ({of: {name, number}}: {readonly of: Speaker}) => <bdi>{name ?? neutralName(number)}</bdi>;
