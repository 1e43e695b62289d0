import {useState} from 'react';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Text} from '../locales/phone.ts';
import {PrivacyPoints} from './privacy-points.tsx';

/** Always there while something can be written; explains itself. */
export function PrivacyChip() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="chip" icon="lock" onPress={() => setOpen(true)}>
        <Text id="private.chip" />
      </Button>
      <Dialog isOpen={isOpen} title={<Text id="private.title" />} onClose={() => setOpen(false)}>
        <PrivacyPoints />
      </Dialog>
    </>
  );
}
