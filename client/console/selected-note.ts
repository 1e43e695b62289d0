import {create} from 'zustand';
import type {NoteId} from '../../shared/wire/ids.ts';

interface Selected {
  readonly note: NoteId | null;
  /** The focus is at it, or at what is about it: from elsewhere it may not even be in sight. */
  readonly isAt: boolean;
}

/** The note that somebody chose last, and that H hides and G puts on the big screen as long as they are at it. */
const useSelected = create<Selected>(() => ({note: null, isAt: false}));

export const selectNote = (note: NoteId | null): void => useSelected.setState({note, isAt: note !== null});

/** For a row: renders when its own answer changes, not at every choice. */
export const useIsSelected = (note: NoteId | null): boolean => useSelected(state => note !== null && state.note === note);

/** Whether keys are about it. */
export const useHasNoteKeys = (note: NoteId | null): boolean => useSelected(state => note !== null && state.isAt && state.note === note);

/** The notes themselves, and on the canvas the row below it. */
const AT_NOTES = '[data-note], [data-chosen-row]';

/** Keeps up whether the focus is at the note. Returns what stops it. */
export function watchSelected(): () => void {
  const look = ({target}: FocusEvent) => {
    const isAt = target instanceof Element && target.closest(AT_NOTES) !== null;
    if (isAt !== useSelected.getState().isAt) useSelected.setState({isAt});
  };
  document.addEventListener('focusin', look);
  return () => document.removeEventListener('focusin', look);
}
