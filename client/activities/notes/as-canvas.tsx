import {useEffect, useRef, useState} from 'react';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {Button} from '../../kit/button.tsx';
import type {LiveRoom} from '../../live/live-room.ts';
import {useLive} from '../../live/use-room.ts';
import {Text} from '../../locales/phone-canvas.ts';
import styles from '../phone-face.module.css';

interface AsCanvasProps {
  /** Whose notes they are. */
  readonly source: ActivityId;
  readonly onList: () => void;
  /** The offered theme that this person has answered already, and what they answer there. */
  readonly answered: ThemeId | null;
  readonly onAnswered: (theme: ThemeId) => void;
}

interface BoardModule {
  readonly mountBoard: (options: AsCanvasProps & {readonly place: HTMLElement; readonly live: LiveRoom}) => Promise<() => void>;
}

/**
 * The same notes as a plane, in the list's place on a participant's page at a desk. The board is fetched by the address that the page was
 * given: by an import it would become part of what phones load.
 */
export function AsCanvas({source, onList, answered, onAnswered}: AsCanvasProps) {
  const live = useLive();
  const place = useRef<HTMLDivElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const back = useRef(onList);
  back.current = onList;
  const answers = useRef({answered, onAnswered});
  answers.current = {answered, onAnswered};
  useEffect(() => {
    let close: (() => void) | null = null;
    let isGone = false;
    const open = async (element: HTMLElement) => {
      const {mountBoard}: BoardModule = await import(/* @vite-ignore */ document.getElementById('app')?.dataset.board ?? '');
      const unmount = await mountBoard({
        place: element,
        live,
        source,
        onList: () => back.current(),
        answered: answers.current.answered,
        onAnswered: theme => answers.current.onAnswered(theme),
      });
      if (isGone) unmount();
      else close = unmount;
    };
    if (place.current) open(place.current).catch(() => setFailed(true));
    return () => {
      isGone = true;
      // Not while this page is being drawn: the board is drawn by another renderer.
      if (close) queueMicrotask(close);
    };
  }, [live, source]);
  return (
    <>
      <div ref={place} className={styles.canvas} />
      {hasFailed && (
        <div className={styles.part}>
          <p>
            <Text id="canvas.failed" />
          </p>
          <div>
            <Button onPress={onList}>
              <Text id="canvas.list" />
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
