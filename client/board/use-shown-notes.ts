import {useCallback, useMemo, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../shared/wire/ids.ts';
import {type Arrangement, arranged, inOrder, withMoved, withoutGone} from '../activities/notes/arrangement.ts';
import {useHeld} from '../activities/notes/use-held.ts';
import {recordIn} from '../live/records.ts';
import {useLive, useRecord, useRoom} from '../live/use-room.ts';

const noNotes: readonly NoteId[] = [];
const noThemes: readonly ThemeId[] = [];

export interface ShownNotes {
  /** What is shown, by theme; those in no theme last. */
  readonly shown: Arrangement;
  readonly themes: readonly ThemeId[];
  /** How many notes others have added or moved since. */
  readonly waiting: number;
  /** They are new, and nothing that is shown has moved or gone. */
  readonly areNew: boolean;
  readonly showAll: () => void;
  /** The person's own moves are seen at once. */
  readonly onMoved: (note: NoteId, theme: ThemeId | null) => void;
  /** Whether the focus is on something of the board: then what others move waits. */
  readonly setInside: (isInside: boolean) => void;
}

interface ShownNotesOptions {
  readonly activity: ActivityId;
  readonly withHidden: boolean;
  /** Somebody is at the board elsewhere, as in a question about one of its notes. */
  readonly isHeld: boolean;
}

/** The notes of one activity as the board shows them. What others move waits, as in the list, while somebody is at it. */
export function useShownNotes({activity, withHidden, isHeld}: ShownNotesOptions): ShownNotes {
  const {room} = useLive();
  const writing = useRecord(`activity:${activity}`)?.writing;
  const [notes, themes] = [writing?.notes ?? noNotes, writing?.themes ?? noThemes];
  const records = useRoom(({records: all}) => all);
  const fresh = useMemo(() => arranged(records, notes, themes, {withEmpty: true, withHidden}), [records, notes, themes, withHidden]);
  const [isInside, setInside] = useState(false);
  const {shown: held, waiting, areNew, showAll, step} = useHeld(fresh, isInside || isHeld);
  const shown = useMemo(() => withoutGone(held, themes), [held, themes]);
  const onMoved = useCallback(
    (note: NoteId, theme: ThemeId | null) => {
      // As it is by then: undo moves a note long after the act was made.
      const now = recordIn(room.getState().records, `activity:${activity}`)?.writing;
      // Among its neighbours as on everybody's board, where the list puts it last.
      if (now) step(before => inOrder(withMoved(withoutGone(before, now.themes), note, theme), now.notes));
    },
    [room, activity, step],
  );
  return {shown, themes, waiting, areNew, showAll, onMoved, setInside};
}
