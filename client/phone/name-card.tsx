import {useState} from 'react';
import {Button} from '../kit/button.tsx';
import {useMine, useRecord, useRoom} from '../live/use-room.ts';
import {Text} from '../locales/phone-sheets.ts';
import {NameForm} from './name-form.tsx';
import {remember, remembered} from './remembered.ts';
import styles from './shell.module.css';

/** Asked once on this phone, where there are turns to speak. It stands in nobody's way. */
export function NameCard() {
  const session = useRoom(room => room.session);
  const asksName = useRecord('about')?.asksName ?? false;
  const mine = useMine();
  const [isAsked, setAsked] = useState(() => remembered()?.session === session && remembered()?.wasAsked === true);
  if (!asksName || !mine || isAsked || mine.name !== null) return null;
  const done = () => {
    remember(session, {wasAsked: true});
    setAsked(true);
  };
  return (
    <section className={styles.card}>
      <h2 tabIndex={-1}>
        <Text id="name.title" />
      </h2>
      <NameForm onDone={done}>
        <Button onPress={done}>
          <Text id="name.skip" />
        </Button>
      </NameForm>
    </section>
  );
}
