import type {NodeChange, ReactFlowInstance} from '@xyflow/react';
import {useEffect, useMemo, useRef} from 'react';
import {useMedia} from '../kit/use-media.ts';
import styles from './canvas.module.css';
import {type Direction, keyActOf} from './canvas-keys.ts';
import {type BoardNode, boxesOn, type Draggable} from './canvas-nodes.ts';
import {type Choosing, choosingBy, chosenAfter} from './choosing.ts';
import type {Dropped} from './dropped.ts';
import {type CanvasHandle, type ItemId, useCanvas} from './focused.ts';
import {GoTo} from './go-to.tsx';
import {AsOf} from './kept.tsx';
import type {Layout} from './layout.ts';
import {Overview} from './overview.tsx';
import type {Places} from './places.ts';
import {Plane} from './plane.tsx';
import {type Chosen, useNodes} from './use-nodes.ts';
import {WayIn} from './way-in.tsx';

export type Flow = ReactFlowInstance<BoardNode>;

interface CanvasProps {
  readonly label: string;
  readonly layout: Layout;
  /** The headings of this activity, and all lines. */
  readonly places: Places;
  readonly may: Draggable;
  /** What several presses can be about, besides what has the focus. */
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  /** Resolves when it is known what has come of it. */
  readonly onDrop: (dropped: Dropped) => Promise<void>;
  readonly onNudge: (item: ItemId, by: Direction) => void;
  readonly onOpen: (item: ItemId) => void;
  /** By a key: this one as well, or not any more. */
  readonly onChoose: (item: ItemId) => void;
  readonly onLetGo: () => void;
  /** Asks for a theme; undefined: that key is the surface's. */
  readonly onMove: ((item: ItemId) => void) | undefined;
  readonly onDelete: (item: ItemId) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onReady: (flow: Flow) => void;
}

/** The board as a plane: real elements, in reading order whatever their places, panned and zoomed under a window. */
export function Canvas(props: CanvasProps) {
  const {label, layout, places, may, chosen, onChosen, onDrop, onReady} = props;
  const canvas = useCanvas();
  const {nodes, moved, drop} = useNodes(layout, places, may, chosen, onDrop);
  const boxes = useMemo(() => boxesOn(nodes), [nodes]);
  useEffect(() => {
    canvas.store.setState({first: (nodes.find(({type}) => type === 'note') ?? nodes[0])?.id ?? null});
    // What has gone is no way in for Tab any more.
    const {item} = canvas.store.getState();
    if (item !== null && !nodes.some(({id}) => id === item)) canvas.goTo(null, false);
  }, [canvas, nodes]);
  const choosing = useRef<Choosing>(after => after);
  const change = (changes: readonly NodeChange<BoardNode>[]) => {
    const chosenNow = changes.filter(one => one.type === 'select');
    if (chosenNow.length > 0) onChosen(choosing.current(chosenAfter(chosen, chosenNow), chosen));
    // What is moved is moved; sizes are given, and what is on the board is not for the canvas to say.
    const moves = changes.filter(one => one.type === 'position');
    if (moves.length > 0) moved(moves);
  };
  const isWide = useMedia('(min-width: 64rem)');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what happens on the board and is no control itself
    <div
      className={styles.canvas}
      data-plane
      onKeyDown={event => press(event, props, canvas, nodes)}
      // Before the focus goes where the press is.
      onPointerDownCapture={event => {
        choosing.current = choosingBy(event, canvas.store.getState().item);
      }}
    >
      <GoTo boxes={boxes} />
      <WayIn />
      <Plane
        label={label}
        nodes={nodes}
        boxes={boxes}
        connections={places.connections}
        onChange={change}
        onDragStop={dragged => void drop(dragged)}
        onReady={onReady}
      />
      {isWide && <Overview layout={layout} places={places} />}
      <AsOf />
    </div>
  );
}

function press(event: React.KeyboardEvent<HTMLElement>, props: CanvasProps, canvas: CanvasHandle, nodes: readonly BoardNode[]): void {
  if (!(event.target instanceof HTMLElement)) return;
  const item = event.target.matches('[data-item]') ? canvas.store.getState().item : null;
  const act = keyActOf(
    event,
    item,
    nodes.map(({id}) => id),
  );
  if (!act || (act.is === 'move' && !props.onMove)) return;
  event.preventDefault();
  switch (act.is) {
    case 'go':
      canvas.goTo(act.to, true);
      break;
    case 'nudge':
      props.onNudge(act.item, act.by);
      break;
    case 'choose':
      // A frame is moved with all that is in it, and chosen with nothing.
      if (nodes.some(({id, type}) => id === act.item && type === 'frame')) break;
      props.onChoose(act.item);
      break;
    case 'move':
      props.onMove?.(act.item);
      break;
    case 'open':
      props.onOpen(act.item);
      break;
    case 'delete':
      props.onDelete(act.item);
      break;
    case 'undo':
      props.onUndo();
      break;
    case 'redo':
      props.onRedo();
      break;
    case 'let-go':
      props.onLetGo();
      break;
  }
}
