import {useState} from 'react';
import type {ActivityId} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import {useLive} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-faces.ts';
import styles from '../phone-face.module.css';
import {isTelling, stopTelling, tellWhenOver} from './tell-when-over.ts';

/** Off unless somebody asks for it: a phone that makes a sound by itself is no break. */
export function TellMe({activity}: {readonly activity: ActivityId}) {
  const {room} = useLive();
  const [isOn, setOn] = useState(() => isTelling(activity));
  const toggle = () => {
    if (isOn) stopTelling();
    else tellWhenOver(room, activity);
    setOn(!isOn);
  };
  return (
    <div className={styles.part}>
      <Button isPressed={isOn} isWide describedBy="tell-me-help" onPress={toggle}>
        <Text id="break.tell" />
      </Button>
      <p id="tell-me-help" className={styles.hint}>
        <Text id="break.tell-help" />
      </p>
    </div>
  );
}
