import type {ActivityId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {useReader} from '../kit/reader.ts';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import styles from './shell.module.css';
import {TimeWords} from './time-words.tsx';
import {useTimerChoice} from './timer-choice.ts';

interface TimeSheetProps {
  readonly activity: ActivityId;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the time chip means; the timer can be hidden here, and shown again. */
export function TimeSheet({activity, isOpen, onClose}: TimeSheetProps) {
  const clock = useRecord(`activity:${activity}`)?.clock;
  const {isShown, choose} = useTimerChoice();
  const isCalm = useReader().calm;
  return (
    <Dialog isOpen={isOpen} title={<Text id="clock.title" />} onClose={onClose}>
      {clock && (
        <p className={styles.strong}>
          <TimeWords clock={clock} />
        </p>
      )}
      <ul className={styles.points}>
        <li>
          <Text id="clock.longer" />
        </li>
        <li>
          <Text id="clock.finish" />
        </li>
        <li>
          <Text id="clock.more" />
        </li>
      </ul>
      {!isCalm && (
        <div className={styles.buttons}>
          <Button onPress={() => choose(!isShown)}>{isShown ? <Text id="clock.hide" /> : <Text id="clock.show" />}</Button>
        </div>
      )}
    </Dialog>
  );
}
