import {useState} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {Beside} from '../activities/beside.tsx';
import {late} from '../activities/fetched.ts';
import {Button} from '../kit/button.tsx';
import {Icon} from '../kit/icon.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/phone-live.ts';
import styles from './shell.module.css';
import {Running} from './time-words.tsx';
import {useTimerChoice} from './timer-choice.ts';

const TimeSheet = late(async () => (await import('./time-sheet.tsx')).TimeSheet);

/** How much time is left, as a disc and in whole minutes; explains itself, and can be put away. */
export function TimeChip({activity}: {readonly activity: ActivityId}) {
  const record = useRecord(`activity:${activity}`);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const isShown = useTimerChoice(choice => choice.isShown);
  if (!record?.clock) return null;
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button kind="chip" onPress={open}>
        {isShown && <Running clock={record.clock} planned={record.minutes} />}
        <span className={styles.time} data-shown={isShown || undefined}>
          <Icon name="clock" /> <Text id="clock.hidden" />
        </span>
      </Button>
      {wasOpened && (
        <Beside>
          <TimeSheet activity={activity} isOpen={isOpen} onClose={() => setOpen(false)} />
        </Beside>
      )}
    </>
  );
}
