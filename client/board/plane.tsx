import './xyflow.css';
import {type NodeChange, ReactFlow, SelectionMode} from '@xyflow/react';
import {useCallback} from 'react';
import type {Flow} from './canvas.tsx';
import type {BoardNode, Boxes} from './canvas-nodes.ts';
import {NODE_TYPES} from './cards.tsx';
import {Lines} from './lines.tsx';
import type {Connection} from './places.ts';
import {useNear} from './use-near.ts';
import {MAX_ZOOM, MIN_ZOOM} from './viewport.ts';

/** The library's own sentences for keys that are not used here. */
const NOT_SAID = {'node.a11yDescription.default': '', 'edge.a11yDescription.default': ''};
const NO_MARK = {hideAttribution: true};

interface PlaneProps {
  readonly label: string;
  /** All that is on the board. */
  readonly nodes: readonly BoardNode[];
  readonly boxes: Boxes;
  readonly connections: readonly Connection[];
  readonly onChange: (changes: readonly NodeChange<BoardNode>[]) => void;
  readonly onDragStop: (dragged: readonly BoardNode[]) => void;
  readonly onReady: (flow: Flow) => void;
}

/** What is panned and zoomed. It alone is drawn again when a pan comes to other notes, and hands the library what it handed it before. */
export function Plane({label, nodes, boxes, connections, onChange, onDragStop, onReady}: PlaneProps) {
  const {near, isLarge} = useNear(nodes, boxes);
  const stopped = useCallback((_event: unknown, _node: BoardNode, dragged: BoardNode[]) => onDragStop(dragged), [onDragStop]);
  return (
    <ReactFlow<BoardNode>
      ref={asGroup}
      aria-label={label}
      nodes={near as BoardNode[]}
      nodeTypes={NODE_TYPES}
      onNodesChange={onChange}
      onNodeDragStop={stopped}
      onInit={onReady}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      panOnScroll
      onlyRenderVisibleElements={isLarge}
      zoomOnDoubleClick={false}
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode="Shift"
      deleteKeyCode={null}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      elevateNodesOnSelect={false}
      nodeDragThreshold={4}
      ariaLabelConfig={NOT_SAID}
      proOptions={NO_MARK}
    >
      <Lines connections={connections} boxes={boxes} />
    </ReactFlow>
  );
}

/** The library says `application`, which takes a screen reader's own keys away. */
const asGroup = (element: HTMLDivElement | null): void => element?.setAttribute('role', 'group');
