import {useReactFlow, useStore, useViewport} from '@xyflow/react';
import {memo, useMemo} from 'react';
import {t} from '../locales/board.ts';
import styles from './canvas.module.css';
import {HEADING, type Layout, NOTE} from './layout.ts';
import type {Places} from './places.ts';
import {boxesOf, edgesOf} from './viewport.ts';

interface OverviewProps {
  readonly layout: Layout;
  readonly places: Places;
}

/**
 * The whole board, small, with what is in the window: a press or a drag goes there. One path for all notes: a picture of its own for each
 * would be asked at every step of a pan whether it has changed.
 */
export const Overview = memo(function Overview({layout, places}: OverviewProps) {
  const flow = useReactFlow();
  const {edges, frames, headings, notes} = useMemo(() => drawn(layout, places), [layout, places]);
  const [left, top, right, bottom] = edges;
  const go = (event: React.PointerEvent<SVGSVGElement>) => {
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const {x, y} = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void flow.setCenter(x, y, {zoom: flow.getZoom()});
  };
  return (
    <svg
      className={styles.overview}
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      role="img"
      aria-label={t('board.overview')}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      // A drag that began elsewhere, with a note in hand, only passes by.
      onPointerMove={event => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
      }}
    >
      <path className={styles.overviewFrames} d={frames} />
      <path className={styles.overviewNotes} d={notes} />
      <path className={styles.overviewHeadings} d={headings} />
      <Window />
    </svg>
  );
});

/** What of the board is in the window. */
function Window() {
  const {x, y, zoom} = useViewport();
  const [width, height] = [useStore(state => state.width), useStore(state => state.height)];
  return <rect className={styles.overviewWindow} x={-x / zoom} y={-y / zoom} width={width / zoom} height={height / zoom} />;
}

function drawn(layout: Layout, places: Places) {
  const box = (x: number, y: number, width: number, height: number) => `M${x} ${y}h${width}v${height}h${-width}z`;
  return {
    edges: edgesOf(boxesOf(layout, places)),
    headings: places.headings.map(({at: [x, y]}) => box(x, y, HEADING.width, HEADING.height)).join(''),
    frames: layout.map(({theme, at: [x, y], width, height}) => (theme === null ? '' : box(x, y, width, height))).join(''),
    notes: layout
      .flatMap(({theme, at, notes}) => {
        const [left, top] = theme === null ? [0, 0] : at;
        return notes.map(({at: [x, y]}) => box(left + x, top + y, NOTE.width, NOTE.height));
      })
      .join(''),
  };
}
