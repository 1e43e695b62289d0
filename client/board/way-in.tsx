import {Text} from '../locales/board.ts';
import {useCanvas, useMissingWayIn} from './focused.ts';

/** For Tab, where the thing that it comes to is out of the window of a large board and so not on the page: it is brought back, and gets the focus. */
export function WayIn() {
  const {goTo} = useCanvas();
  const item = useMissingWayIn();
  if (item === null) return null;
  const go = () => goTo(item, true);
  return (
    <button type="button" className="visually-hidden" onFocus={go} onClick={go}>
      <Text id="board.way-in" />
    </button>
  );
}
