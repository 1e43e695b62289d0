import {useCallback, useEffect, useMemo, useState, useSyncExternalStore} from 'react';
import type * as Y from 'yjs';
import {recordIn} from '../live/records.ts';
import {useLive} from '../live/use-room.ts';
import {BoardEdits} from './edits.ts';
import {noPlaces, type Places, placesIn} from './places.ts';
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

function usePlaces(map: Y.Map<unknown>): Places {
  const [places, setPlaces] = useState<Places>(noPlaces);
  useEffect(() => {
    const read = () => setPlaces(placesIn(map));
    read();
    map.observe(read);
    return () => map.unobserve(read);
  }, [map]);
  return places;
}
