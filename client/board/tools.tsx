import {useStore, useViewport} from '@xyflow/react';
import type {ReactNode} from 'react';
import {Button} from '../kit/button.tsx';
import {Text} from '../locales/board.ts';
import type {Acts} from './acts.ts';
import styles from './canvas.module.css';
import type {Flow} from './canvas.tsx';
import {MAX_ZOOM, MIN_ZOOM} from './viewport.ts';

interface ToolsProps {
  readonly acts: Acts;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Notes may be moved to themes. */
  readonly mayMove: boolean;
  readonly mayWrite: boolean;
  readonly onHeading: () => void;
  readonly onStart: () => void;
  readonly flow: Flow | null;
  /** Before the tools: ways to other views of the same, and what waits to be shown. */
  readonly children: ReactNode;
}

/** What can be done about the board as a whole, in the order in which it is needed. */
export const Tools = ({acts, canUndo, canRedo, mayMove, mayWrite, onHeading, onStart, flow, children}: ToolsProps) => (
  <div className={styles.tools}>
    {children}
    {(mayMove || mayWrite) && (
      <>
        <Button isRepeatable isOff={!canUndo} shortcuts="Control+Z" onPress={acts.undo}>
          <Text id="board.undo" />
        </Button>
        <Button isRepeatable isOff={!canRedo} shortcuts="Control+Shift+Z" onPress={acts.redo}>
          <Text id="board.redo" />
        </Button>
      </>
    )}
    {mayWrite && (
      <>
        <Button describedBy="board-tidy-means" onPress={acts.tidy}>
          <Text id="board.tidy" />
        </Button>
        <span id="board-tidy-means" hidden>
          <Text id="board.tidy-means" />
        </span>
        <Button icon="plus" onPress={onHeading}>
          <Text id="board.add-heading" />
        </Button>
      </>
    )}
    <Zoom flow={flow} onStart={onStart} />
  </div>
);

/** There from the beginning, so that the window is as large when the first view is made as it is afterwards. */
function Zoom({flow, onStart}: Pick<ToolsProps, 'flow' | 'onStart'>) {
  const {zoom} = useViewport();
  const isSmallest = useStore(({transform}) => transform[2] <= MIN_ZOOM);
  const isLargest = useStore(({transform}) => transform[2] >= MAX_ZOOM);
  return (
    <div className={styles.zoom}>
      <Button icon="minus" isRepeatable isOff={isSmallest} onPress={() => void flow?.zoomOut()}>
        <Text id="board.smaller" />
      </Button>
      <span className={styles.percent}>
        <Text id="board.zoom" values={{percent: Math.round(zoom * 100)}} />
      </span>
      <Button icon="plus" isRepeatable isOff={isLargest} onPress={() => void flow?.zoomIn()}>
        <Text id="board.larger" />
      </Button>
      <Button onPress={onStart}>
        <Text id="board.whole" />
      </Button>
    </div>
  );
}
