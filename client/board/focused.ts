import {createContext, type RefObject, useContext, useEffect, useRef} from 'react';
import {createStore, type StoreApi, useStore} from 'zustand';

/** A note's id, a heading's key, or a frame's id (`frameIdOf`). */
export type ItemId = string;

interface Focused {
  /** Where Tab comes into the board, and what the row below it is about. */
  readonly item: ItemId | null;
  /** It is to take the focus as soon as it is drawn: what is not in the window may not be on the page. */
  readonly isAwaited: boolean;
  /** The first note in reading order: the way in as long as nothing had the focus. */
  readonly first: ItemId | null;
  /** The way in is on the page. Of a large board it may be out of the window, and then it is not. */
  readonly isDrawn: boolean;
  /** Rises whenever something on the board gets the focus, also what had it last. */
  readonly arrivals: number;
}

/** Which thing on one open board has the focus, or had it last. Cards ask for themselves alone. */
export interface CanvasHandle {
  readonly store: StoreApi<Focused>;
  /** It has the focus. */
  readonly hasFocus: (item: ItemId) => void;
  /** The row below is about it. `isAwaited`: and it is to take the focus. */
  readonly goTo: (item: ItemId | null, isAwaited: boolean) => void;
}

export function newCanvas(onItem: (item: ItemId | null) => void): CanvasHandle {
  const store = createStore<Focused>(() => ({item: null, isAwaited: false, first: null, isDrawn: false, arrivals: 0}));
  const goTo = (item: ItemId | null, isAwaited: boolean) => {
    store.setState({item, isAwaited});
    onItem(item);
  };
  const hasFocus = (item: ItemId) => {
    goTo(item, false);
    store.setState(({arrivals}) => ({arrivals: arrivals + 1}));
  };
  return {store, goTo, hasFocus};
}

export const CanvasContext = createContext<CanvasHandle | null>(null);

export function useCanvas(): CanvasHandle {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error('There is no CanvasContext around this');
  return canvas;
}

/** Where Tab comes into the board. */
const wayIn = ({item, first}: Focused): ItemId | null => item ?? first;

/** The way in as long as it is not on the page; null when it is, or when the board is empty. */
export const useMissingWayIn = (): ItemId | null => useStore(useCanvas().store, state => (state.isDrawn ? null : wayIn(state)));

export const useFocused = (): ItemId | null => useStore(useCanvas().store, ({item}) => item);

interface Item<Element extends HTMLElement> {
  readonly ref: RefObject<Element | null>;
  /** It has the focus, or had it last. */
  readonly isHere: boolean;
  /** One thing on the board is reached by Tab, the others by arrows from there. */
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

/** For a card: what makes it one of the things that keys go to. */
export function useItem<Element extends HTMLElement>(id: ItemId): Item<Element> {
  const {store, hasFocus} = useCanvas();
  const ref = useRef<Element>(null);
  const isHere = useStore(store, ({item}) => item === id);
  const isWayIn = useStore(store, state => wayIn(state) === id);
  const isAwaited = useStore(store, state => state.isAwaited && state.item === id);
  useEffect(() => {
    if (isAwaited) ref.current?.focus({preventScroll: true});
  }, [isAwaited]);
  useEffect(() => {
    if (!isWayIn) return;
    store.setState({isDrawn: true});
    return () => store.setState({isDrawn: false});
  }, [store, isWayIn]);
  return {ref, isHere, tabIndex: isWayIn ? 0 : -1, onFocus: () => hasFocus(id)};
}
