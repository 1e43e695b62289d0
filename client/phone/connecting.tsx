import {useEffect, useState} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {useLive, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/phone.ts';
import {usePageTitle} from './page-title.ts';
import {Plain} from './plain.tsx';

const SLOW_MS = 4 * SECOND;

/** Before the first view: words at once, a second sentence when it takes long. */
export function Connecting() {
  const {look} = useLive();
  const isOffline = useRoom(room => room.link === 'offline');
  usePageTitle(t('shell.title'), t('product'));
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Plain heading={<Text id="shell.title" />}>
      <p>
        <Text id="shell.opening" />
      </p>
      {isSlow && (
        <p>
          <Text id={isOffline ? 'link.offline-memory' : 'link.slow'} />
        </p>
      )}
      {isOffline && (
        <Button onPress={look}>
          <Text id="link.try" />
        </Button>
      )}
    </Plain>
  );
}
