import type {ReactNode} from 'react';
import {Button} from '../kit/button.tsx';
import {HoldStill} from '../kit/hold-still.tsx';
import {Icon} from '../kit/icon.tsx';
import type {LinkState} from '../live/link.ts';
import {useOwn} from '../live/use-own.ts';
import {useLive, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone.ts';
import styles from './shell.module.css';

/** Stands in the header's place while there is something to say about the connection; else shows its children. */
export const LinkNotice = ({children}: {readonly children: ReactNode}) => {
  const link = useRoom(room => room.link);
  return (
    <HoldStill>
      <Bar link={link}>{children}</Bar>
    </HoldStill>
  );
};

function Bar({link, children}: {readonly link: LinkState; readonly children: ReactNode}) {
  const {look} = useLive();
  const survives = useOwn(own => own.survives);
  switch (link) {
    case 'live':
    case 'blip':
      return children;
    case 'reconnecting':
      return (
        <div className={styles.bar}>
          <Icon name="offline" />
          <p>
            <Text id="link.reconnecting" />
          </p>
        </div>
      );
    case 'offline':
      return (
        <div className={styles.bar}>
          <Icon name="offline" />
          <p>
            <Text id={survives ? 'link.offline' : 'link.offline-memory'} />
          </p>
          <Button onPress={look}>
            <Text id="link.try" />
          </Button>
        </div>
      );
    case 'back':
      return (
        <div className={styles.bar}>
          <Icon name="check" />
          <p>
            <Text id="link.back" />
          </p>
        </div>
      );
  }
}
