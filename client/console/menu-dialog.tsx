import {ButtonLink} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Disclosure} from '../kit/disclosure.tsx';
import {ReaderControls} from '../kit/reader-controls.tsx';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';

/** How this page reads on this device, and the way back for the organiser. */
export function MenuDialog({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const isOrganiser = useRoom(room => room.me?.seat === null);
  return (
    <Dialog isOpen={isOpen} title={<Text id="menu.heading" />} onClose={onClose}>
      {isOrganiser && (
        <div>
          <ButtonLink href="/o">
            <Text id="menu.sessions" />
          </ButtonLink>
        </div>
      )}
      <Disclosure id="reading" isOpenAtFirst summary={<Text id="menu.reading" />}>
        <ReaderControls />
      </Disclosure>
    </Dialog>
  );
}
