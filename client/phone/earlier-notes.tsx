import type {ActivityId} from '../../shared/wire/ids.ts';
import {OwnNotesList} from '../activities/write/own-notes-list.tsx';
import {useOwn} from '../live/use-own.ts';
import {useRecord} from '../live/use-room.ts';

interface EarlierNotesProps {
  readonly except: ActivityId | null;
  readonly heading?: 'own.earlier' | 'own.title';
}

/** Notes of other activities: what became of them, and taking them back as long as the session is there. */
export function EarlierNotes({except, heading = 'own.earlier'}: EarlierNotesProps) {
  const notes = useOwn(own => own.notes);
  const activities = [...new Set(notes.map(note => note.activity))].filter(activity => activity !== except);
  const record = useRecord(`activity:${except ?? ''}`);
  // Counted dots stand there without what can be done about a note.
  const source = record?.ballot?.isCounted ? null : (record?.source ?? null);
  if (activities.length === 0) return null;
  return <OwnNotesList activities={activities} heading={heading} shownHere={source} />;
}
