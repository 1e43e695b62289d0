import type {ActivityId, PersonId} from '../../shared/wire/ids.ts';
import type {SessionRecord} from '../../shared/wire/records.ts';
import type {Records} from '../live/records.ts';
import {recordIn} from '../live/records.ts';

/** The activity after the one that is on; null after the last. */
export const nextActivity = ({agenda, current}: SessionRecord): ActivityId | null =>
  agenda[current === null ? 0 : agenda.indexOf(current) + 1] ?? null;

/** Notes that are there to be read: those taken back since their release are gone. */
export const countNotes = (records: Records, notes: readonly string[]): number =>
  notes.reduce((count, id) => (records.has(`note:${id}`) ? count + 1 : count), 0);

/** Everyone who joined, in the order of joining. The same list as long as nobody comes. */
export const peopleIn = keptWhileSame(records =>
  [...records.values()]
    .filter(record => record.kind === 'person')
    .sort((one, other) => one.number - other.number)
    .map(person => person.id satisfies PersonId),
);

/** Activities that have been on, and have notes or may get some; the one that is on has its own panel. */
export const writtenIn = keptWhileSame(records => {
  const session = recordIn(records, 'session');
  if (!session) return [];
  return session.agenda.filter(id => {
    const activity = recordIn(records, `activity:${id}`);
    return id !== session.current && activity?.writing && activity.at !== 'later';
  });
});

/** A list made from the records is made once per frame, and stays the same object while it says the same. */
function keptWhileSame(make: (records: Records) => readonly string[]): (records: Records) => readonly string[] {
  let from: Records | null = null;
  let last: readonly string[] = [];
  return records => {
    if (records === from) return last;
    from = records;
    const made = make(records);
    if (made.length !== last.length || made.some((id, at) => id !== last[at])) last = made;
    return last;
  };
}
