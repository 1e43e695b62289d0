import {createContext, useContext, useSyncExternalStore} from 'react';
import {createStore, type StoreApi} from 'zustand/vanilla';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {Drafts} from './drafts.ts';
import type {Outbox, Own} from './outbox.ts';

/** Where a person is held: nothing on the screen moves while a note is being written there. */
export interface Place {
  readonly writingIn: ActivityId | null;
}

export const newPlace = (): StoreApi<Place> => createStore<Place>(() => ({writingIn: null}));

/** What this phone has of its own. */
export interface OwnHandle {
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly place: StoreApi<Place>;
}

export const OwnContext = createContext<OwnHandle | null>(null);

export function useOwnHandle(): OwnHandle {
  const handle = useContext(OwnContext);
  if (!handle) throw new Error('There is no OwnContext around this');
  return handle;
}

/** Like `useRoom`: a selector returns what exists, never something new. */
export function useOwn<Selected>(selector: (own: Own) => Selected): Selected {
  const {own} = useOwnHandle().outbox;
  return useSyncExternalStore(own.subscribe, () => selector(own.getState()));
}

export function useWritingIn(): ActivityId | null {
  const {place} = useOwnHandle();
  return useSyncExternalStore(place.subscribe, () => place.getState().writingIn);
}

/** Activities with words in their box. */
export function useOpenDrafts(): readonly ActivityId[] {
  const {drafts} = useOwnHandle();
  return useSyncExternalStore(drafts.subscribe, drafts.open);
}
