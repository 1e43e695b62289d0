import {useCallback, useMemo, useSyncExternalStore} from 'react';
import type * as Y from 'yjs';
import {recordIn} from '../live/records.ts';
import {useLive} from '../live/use-room.ts';
import {BoardEdits} from './edits.ts';
import {type Places, placesIn} from './places.ts';
import {OwnUndo} from './undo.ts';

export interface OpenBoard {
  readonly places: Places;
  readonly edits: BoardEdits;
  readonly undo: OwnUndo;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the document says right now, and what this page does with it. A fresh document begins with nothing to undo. */
export function useBoard(doc: Y.Doc): OpenBoard {
  const {room} = useLive();
  const map = useMemo(() => doc.getMap<unknown>('board'), [doc]);
  const edits = useMemo(() => new BoardEdits(map), [map]);
  const undo = useMemo(() => new OwnUndo(map, note => recordIn(room.getState().records, `note:${note}`) !== undefined), [map, room]);
  const places = usePlaces(map);
  const listen = useCallback((tell: () => void) => undo.onChange(tell), [undo]);
  const canUndo = useSyncExternalStore(listen, () => undo.canUndo);
  const canRedo = useSyncExternalStore(listen, () => undo.canRedo);
  return {places, edits, undo, canUndo, canRedo};
}

/** In step with how the document stands: when it is here, so are its places. */
function usePlaces(map: Y.Map<unknown>): Places {
  const {listen, now} = useMemo(() => watchPlaces(map), [map]);
  return useSyncExternalStore(listen, now);
}

function watchPlaces(map: Y.Map<unknown>) {
  let places = placesIn(map);
  const listen = (tell: () => void) => {
    const read = () => {
      places = placesIn(map);
      tell();
    };
    read();
    map.observe(read);
    return () => map.unobserve(read);
  };
  return {listen, now: () => places};
}
