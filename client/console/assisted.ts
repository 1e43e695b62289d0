import {type NoteStatus, needsDecision, noteStatus} from '../live/note-status.ts';
import type {OwnNote, OwnNotes} from '../live/own-notes.ts';
import {recordIn} from '../live/records.ts';
import {useOwn} from '../live/use-own.ts';
import {useRoom} from '../live/use-room.ts';
import type {Room} from '../live/view.ts';

/** What was written down here, by where it stands, until it is shown. */
export interface Assisted {
  readonly onItsWay: OwnNotes;
  readonly added: OwnNotes;
  /** These will not be shown: whoever wrote them down decides what becomes of the words. */
  readonly failed: OwnNotes;
}

const ON_ITS_WAY: ReadonlySet<NoteStatus> = new Set<NoteStatus>(['phone']);
const ADDED: ReadonlySet<NoteStatus> = new Set<NoteStatus>(['sent', 'sent-late', 'waits']);

export function assisted(notes: OwnNotes, room: Pick<Room, 'records' | 'hasView' | 'link' | 'laneTickets'>): Assisted {
  const phase = recordIn(room.records, 'session')?.phase ?? 'draft';
  const statusOf = (note: OwnNote) =>
    noteStatus(note, {
      activity: recordIn(room.records, `activity:${note.activity}`),
      phase,
      hasNoTicket: room.hasView && room.link === 'live' && !room.laneTickets.has(note.activity),
    });
  return {
    onItsWay: notes.filter(note => ON_ITS_WAY.has(statusOf(note))),
    added: notes.filter(note => ADDED.has(statusOf(note))),
    failed: notes.filter(note => needsDecision(statusOf(note))),
  };
}

export function useAssisted(): Assisted {
  const notes = useOwn(own => own.notes);
  const records = useRoom(room => room.records);
  const hasView = useRoom(room => room.hasView);
  const link = useRoom(room => room.link);
  const laneTickets = useRoom(room => room.laneTickets);
  return assisted(notes, {records, hasView, link, laneTickets});
}
