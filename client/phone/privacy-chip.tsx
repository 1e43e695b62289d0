import {useState} from 'react';
import {Beside} from '../activities/beside.tsx';
import {Button} from '../kit/button.tsx';
import {Text} from '../locales/phone.ts';
import {PrivacySheet} from './beside.ts';

/** Always there while something can be written; explains itself. */
export function PrivacyChip() {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  return (
    <>
      <Button kind="chip" icon="lock" onPress={open}>
        <Text id="private.chip" />
      </Button>
      {wasOpened && (
        <Beside>
          <PrivacySheet isOpen={isOpen} onClose={() => setOpen(false)} />
        </Beside>
      )}
    </>
  );
}
