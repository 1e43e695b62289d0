import {ViewportPortal} from '@xyflow/react';
import {memo} from 'react';
import styles from './canvas.module.css';
import type {Boxes} from './canvas-nodes.ts';
import {NOTE} from './layout.ts';
import type {Connection} from './places.ts';

interface LinesProps {
  readonly connections: readonly Connection[];
  readonly boxes: Boxes;
}

/** Lines from the middle of one note to the middle of the other; the notes lie over them, and they follow while somebody drags. */
export const Lines = memo(function Lines({connections, boxes}: LinesProps) {
  const [right, down] = [NOTE.width / 2, NOTE.height / 2];
  return (
    <ViewportPortal>
      <svg className={styles.lines} aria-hidden="true">
        {connections.map(({key, from, to}) => {
          const [start, end] = [boxes.get(from)?.at, boxes.get(to)?.at];
          // One of them is not on this board, or has gone.
          if (!start || !end) return null;
          return (
            <line key={key} className={styles.line} x1={start[0] + right} y1={start[1] + down} x2={end[0] + right} y2={end[1] + down} />
          );
        })}
      </svg>
    </ViewportPortal>
  );
});
