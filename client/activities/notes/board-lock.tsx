import {ActionButton} from '../../console/action-button.tsx';
import {useRecord} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';

/** For those who lead: nobody else sorts and arranges until they unlock it. In the list and on the canvas. */
export function BoardLock() {
  const isLocked = useRecord('session')?.isBoardLocked ?? false;
  return (
    <>
      <ActionButton action="board-lock" icon="lock" seen={{isLocked}} about="session" isPressed={isLocked} describedBy="board-lock-means">
        <Text id="notes.lock" />
      </ActionButton>
      <span id="board-lock-means" hidden>
        <Text id="notes.lock-means" />
      </span>
    </>
  );
}
