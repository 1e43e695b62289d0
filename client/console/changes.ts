import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {RecordId, ViewRecord} from '../../shared/wire/records.ts';
import type {Records} from '../live/records.ts';
import type {RoomStore} from '../live/view.ts';

/** What somebody else changed this short a time ago, the eye has not seen yet. */
const UNSEEN_MS = 400;
/** The frame of a person's own command comes at most this long after its answer; it may also come first. */
const OWN_MS = SECOND;

/** Knows what others have just changed, so that a press does not do what its button began to mean a blink ago. */
export interface Changes {
  /** When this is accepted, one change of that record, with all that changes along with it, is the person's own doing. */
  readonly mine: (sending: Promise<Answer>, about: RecordId) => Promise<Answer>;
  readonly isUnseen: (about: RecordId) => boolean;
  readonly close: () => void;
}

export function watchChanges(room: Pick<RoomStore, 'subscribe'>, now: () => Millis = Date.now): Changes {
  const changedAt = new Map<RecordId, Millis>();
  const ownUntil = new Map<RecordId, Millis>();
  const stop = room.subscribe((after, before) => {
    if (!before.hasView || after.records === before.records) return;
    const at = now();
    const changed = meaningChanged(before.records, after.records);
    const own = changed.filter(id => (ownUntil.get(id) ?? Number.NEGATIVE_INFINITY) > at);
    for (const id of own) ownUntil.delete(id);
    if (own.length === 0) for (const id of changed) changedAt.set(id, at);
  });
  return {
    mine: async (sending, about) => {
      const sentAt = now();
      const answer = await sending;
      if (!answer.ok) return answer;
      const cameAt = changedAt.get(about);
      // Its frame came before the answer, or is still to come.
      if (cameAt === undefined || cameAt < sentAt) ownUntil.set(about, now() + OWN_MS);
      else for (const [id, at] of changedAt) if (at === cameAt) changedAt.delete(id);
      return answer;
    },
    isUnseen: about => now() - (changedAt.get(about) ?? Number.NEGATIVE_INFINITY) < UNSEEN_MS,
    close: stop,
  };
}

/** Records that now make a button do something else. Those that came or went brought or took theirs along. */
export function meaningChanged(before: Records, after: Records): readonly RecordId[] {
  return [...after.keys()].filter(id => {
    const [one, other] = [before.get(id), after.get(id)];
    return one !== undefined && other !== undefined && one !== other && meaning(one) !== meaning(other);
  });
}

/** That in a record on which buttons act. Words and numbers of people may change at any time. */
function meaning(record: ViewRecord): string {
  switch (record.kind) {
    case 'session':
      return `${record.phase} ${record.current} ${record.isPaused}`;
    case 'activity':
      return `${record.at} ${record.writing?.at} ${record.gathering} ${record.writing?.isHeld} ${record.clock && 'left' in record.clock}`;
    case 'time':
      return `${record.undo?.change} ${record.redo?.change} ${record.timeline.endsBy}`;
    case 'note':
      return `${record.isHidden} ${record.theme}`;
    case 'access':
      return `${record.isLocked}`;
    case 'person':
      return `${record.isRemoved}`;
    case 'floor':
      return `${record.isOpen} ${record.speaking?.turn} ${record.next[0]?.hand}`;
    case 'stage':
      return `${record.view} ${record.note} ${record.isBlank}`;
    case 'seat':
      return record.duty;
    case 'question':
      return `${record.question} ${record.at}`;
    case 'about':
    case 'theme':
    case 'hand':
    case 'page':
    case 'action':
    case 'here':
    case 'needs':
    case 'door':
      return record.kind;
  }
}
