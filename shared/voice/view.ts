import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {ActivityId, NoteId} from '../wire/ids.ts';
import type {Audience, NoteRecord, WritingRecord} from '../wire/records.ts';

export function writingRecord({voice}: Session, activity: ActivityId): WritingRecord | null {
  const writing = voice.writings.get(activity);
  return writing ? {at: writing.at, gathering: writing.gathering, isHeld: writing.isHeld, notes: writing.notes} : null;
}

export function noteRecord({voice}: Session, contents: Contents, audience: Audience, id: NoteId): NoteRecord | null {
  const note = voice.notes.get(id);
  const text = contents.get(id);
  // Without its words a note has gone, also when only the store knows it (a restored backup).
  if (!note || text === undefined || (note.isHidden && audience !== 'console')) return null;
  const counted = voice.writings.get(note.activity)?.reactions?.find(one => one.note === id);
  return {
    kind: 'note',
    id,
    activity: note.activity,
    text,
    isHidden: note.isHidden,
    bands: counted?.bands ?? null,
  };
}
