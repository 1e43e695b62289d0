import type {NoteRecord, RecordId, ViewRecord} from '../../shared/wire/records.ts';
import type {LiveRoom} from './live-room.ts';
import type {Records} from './records.ts';

/**
 * The room as it is read in a list whose reader has paused updates: themes keep their names, and notes what was said about them. Words alone
 * go on: what their author took back or changed, or a facilitator hid, stays on no screen because somebody reads it.
 */
export function pausedRoom(live: LiveRoom): LiveRoom {
  const {room} = live;
  const stands = standing(room.getState().records);
  let seen = room.getState();
  let still = seen;
  // Asked by every row at every change: the same answer as long as the room is the same.
  const getState = () => {
    const now = room.getState();
    if (now === seen) return still;
    still = {...now, records: now.records === seen.records ? still.records : stands(now.records)};
    seen = now;
    return still;
  };
  return {...live, room: {...room, getState}};
}

/** Records as they are now, but for what stands still. A record that says the same stays the same object. */
function standing(kept: Records): (now: Records) => Records {
  const notes = new WeakMap<NoteRecord, NoteRecord>();
  const noteAsKept = (before: NoteRecord, now: NoteRecord): NoteRecord => {
    const known = notes.get(now);
    if (known) return known;
    const {theme, bands} = before;
    // Hidden when the pause began: that it is shown again is news, and waits.
    const note = before.isHidden ? before : {...now, theme, bands: now.isHidden ? null : bands};
    notes.set(now, note);
    return note;
  };
  const asKept = (before: ViewRecord | undefined, now: ViewRecord): ViewRecord => {
    if (before === undefined || before === now) return now;
    if (before.kind === 'theme') return before;
    return before.kind === 'note' && now.kind === 'note' ? noteAsKept(before, now) : now;
  };
  return now => {
    const records = new Map<RecordId, ViewRecord>();
    for (const [id, record] of now) records.set(id, asKept(kept.get(id), record));
    // A theme that was removed keeps its name over the notes that are read under it.
    for (const [id, record] of kept) if (record.kind === 'theme' && !records.has(id)) records.set(id, record);
    return records;
  };
}
