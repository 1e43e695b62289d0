import {useEffect, useState} from 'react';
import {Dialog} from '../kit/dialog.tsx';
import {Notice} from '../kit/notice.tsx';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import {ActionButton} from './action-button.tsx';
import {goToPanel} from './panels.ts';

/** Ending cannot be taken back, so it is asked. The question goes when the session says that it is closing. */
export function EndDialog({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  const phase = useRoom(room => recordIn(room.records, 'session')?.phase);
  const needTime = useRoom(room => recordIn(room.records, 'needs')?.signals.time ?? 0);
  const isOn = phase === 'open' || phase === 'live';
  const [hasEnded, setEnded] = useState(false);
  // Most of what stood there goes with the session. The heading says that it is over, once the dialog has gone.
  useEffect(() => {
    if (!hasEnded || isOn) return;
    setEnded(false);
    goToPanel('now');
  }, [hasEnded, isOn]);
  return (
    <Dialog
      isOpen={isOpen && isOn}
      title={<Text id="end.ask" />}
      onClose={onClose}
      closeLabel={<Text id="end.keep" />}
      actions={
        <ActionButton action="end" seen={null} about="session" kind="destructive" isWide onDone={() => setEnded(true)}>
          <Text id="end.do" />
        </ActionButton>
      }
    >
      {needTime > 0 && (
        <Notice tone="soon">
          <Text id="signal.time" values={{count: needTime}} />
        </Notice>
      )}
      <p>{phase === 'live' ? <Text id="end.help" /> : <Text id="end.help-empty" />}</p>
    </Dialog>
  );
}
