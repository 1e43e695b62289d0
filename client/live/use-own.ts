import {createContext, useContext, useSyncExternalStore} from 'react';
import {createStore, type StoreApi} from 'zustand/vanilla';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {DraftOf, Drafts} from './drafts.ts';
import type {Outbox, Own} from './outbox.ts';

/** Where a person is held: nothing on the screen moves while a note is being written there. */
export interface Place {
  readonly writingIn: ActivityId | null;
  /** The activity on the screen while other words for a note stand in an open dialog. */
  readonly changingIn: ActivityId | null;
}

export const newPlace = (): StoreApi<Place> => createStore<Place>(() => ({writingIn: null, changingIn: null}));

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

/** The activity that stays on the screen because words are being written there, in its box or in a dialog. */
export function useWritingIn(): ActivityId | null {
  const {place} = useOwnHandle();
  return useSyncExternalStore(place.subscribe, () => heldIn(place.getState()));
}

export function useChangingIn(): ActivityId | null {
  const {place} = useOwnHandle();
  return useSyncExternalStore(place.subscribe, () => place.getState().changingIn);
}

/** A dialog lies over the box: its screen is the one that is there. */
const heldIn = ({writingIn, changingIn}: Place): ActivityId | null => changingIn ?? writingIn;

/** Activities with words in their box, and notes with a change that is not saved. */
export function useOpenDrafts(): readonly DraftOf[] {
  const {drafts} = useOwnHandle();
  return useSyncExternalStore(drafts.subscribe, drafts.open);
}
