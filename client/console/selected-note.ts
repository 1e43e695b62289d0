import {create} from 'zustand';
import type {NoteId} from '../../shared/wire/ids.ts';

/** The note that H hides and G puts on the big screen: the one that somebody chose last. */
const useSelected = create<{readonly note: NoteId | null}>(() => ({note: null}));

export const selectNote = (note: NoteId | null): void => useSelected.setState({note});

/** For a row: renders when its own answer changes, not at every choice. */
export const useIsSelected = (note: NoteId | null): boolean => useSelected(state => note !== null && state.note === note);
