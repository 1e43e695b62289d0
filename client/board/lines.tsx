import {useInternalNode, ViewportPortal} from '@xyflow/react';
import styles from './canvas.module.css';
import {NOTE} from './layout.ts';
import type {Connection} from './places.ts';

/** Lines from the middle of one note to the middle of the other; the notes lie over them, and they follow while somebody drags. */
export const Lines = ({connections}: {readonly connections: readonly Connection[]}) => (
  <ViewportPortal>
    <svg className={styles.lines} aria-hidden="true">
      {connections.map(({key, from, to}) => (
        <Line key={key} from={from} to={to} />
      ))}
    </svg>
  </ViewportPortal>
);

function Line({from, to}: Pick<Connection, 'from' | 'to'>) {
  const [start, end] = [useInternalNode(from), useInternalNode(to)];
  // One of them is not on this board, or has gone.
  if (!start || !end) return null;
  const {x: x1, y: y1} = start.internals.positionAbsolute;
  const {x: x2, y: y2} = end.internals.positionAbsolute;
  const [right, down] = [NOTE.width / 2, NOTE.height / 2];
  return <line className={styles.line} x1={x1 + right} y1={y1 + down} x2={x2 + right} y2={y2 + down} />;
}
