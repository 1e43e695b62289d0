import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {RecordId, ViewRecord} from '../../shared/wire/records.ts';
import type {Records} from '../live/records.ts';
import type {RoomStore} from '../live/view.ts';

/** What somebody else changed this short a time ago, the eye has not seen yet. */
const UNSEEN_MS = 400;
/** The frame of a person's own command comes within this time after its answer. */
const OWN_MS = SECOND;

/** Knows what others have just changed, so that a press does not do what its button began to mean a blink ago. */
export interface Changes {
  /** Whatever changes until shortly after this answer is the person's own doing. */
  readonly mine: (sending: Promise<Answer>) => Promise<Answer>;
  readonly isUnseen: (about: RecordId) => boolean;
  readonly close: () => void;
}

export function watchChanges(room: Pick<RoomStore, 'subscribe'>, now: () => Millis = Date.now): Changes {
  const changedAt = new Map<RecordId, Millis>();
  let sending = 0;
  let ownUntil = Number.NEGATIVE_INFINITY;
  const stop = room.subscribe((after, before) => {
    const at = now();
    if (!before.hasView || after.records === before.records || sending > 0 || at < ownUntil) return;
    for (const id of meaningChanged(before.records, after.records)) changedAt.set(id, at);
  });
  return {
    mine: async answer => {
      sending += 1;
      const settled = await answer;
      sending -= 1;
      if (settled.ok) ownUntil = now() + OWN_MS;
      return settled;
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
      return `${record.phase} ${record.current}`;
    case 'activity':
      return `${record.at} ${record.writing?.at} ${record.writing?.gathering} ${record.writing?.isHeld}`;
    case 'note':
      return `${record.isHidden}`;
    case 'access':
      return `${record.isLocked}`;
    case 'person':
      return `${record.isRemoved}`;
    case 'here':
      return 'here';
  }
}
