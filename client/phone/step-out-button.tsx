import {useState} from 'react';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {useMoment} from '../live/use-room.ts';
import {Text, t} from '../locales/phone-sheets.ts';

/** Goes at once; the screen that follows has the way back. */
export function StepOutButton() {
  const moment = useMoment();
  const [isBusy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const reply = await moment({type: 'out.set', isOut: true});
    setBusy(false);
    if (!reply.ok) announce('form', t('signals.failed'));
  };
  return (
    <Button isWide isBusy={isBusy} onPress={() => void go()}>
      <Text id="menu.out" />
    </Button>
  );
}
