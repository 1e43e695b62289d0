import type {ActivityId, HandId, PersonId, SeatId} from '../../shared/wire/ids.ts';
import type {HereRecord, PersonRecord, SessionRecord} from '../../shared/wire/records.ts';
import type {Records} from '../live/records.ts';
import {recordIn} from '../live/records.ts';
import {nameOf} from './names.ts';

/** The activity after the one that is on; null after the last. */
export const nextActivity = ({agenda, current}: SessionRecord): ActivityId | null =>
  agenda[current === null ? 0 : agenda.indexOf(current) + 1] ?? null;

/** The activity before the one that is on; null where there is none. */
export const activityBefore = ({agenda, current}: SessionRecord): ActivityId | null =>
  current === null ? null : (agenda[agenda.indexOf(current) - 1] ?? null);

/** Notes that are there to be read: those taken back since their release are gone. */
export const countNotes = (records: Records, notes: readonly string[]): number =>
  notes.reduce((count, id) => (records.has(`note:${id}`) ? count + 1 : count), 0);

const peopleOf = (records: Records): readonly PersonRecord[] => [...records.values()].filter(record => record.kind === 'person');

/** Everyone who joined, in the order of joining. The same list as long as nobody comes. */
export const peopleIn = keptWhileSame(records => numbered(peopleOf(records)));

/** Those of them whose name holds these letters. */
export const peopleNamed = keptWhileSame((records, letters) => {
  const wanted = letters.trim().toLocaleLowerCase();
  return wanted === '' ? peopleIn(records) : numbered(peopleOf(records).filter(one => nameOf(one).toLocaleLowerCase().includes(wanted)));
});

const numbered = (all: readonly PersonRecord[]): readonly PersonId[] =>
  all.toSorted((one, other) => one.number - other.number).map(({id}) => id);

/** How many joined and may still be in the session. */
export const countPeople = (records: Records): number => peopleOf(records).filter(({isRemoved}) => !isRemoved).length;

/** Whether this person is here right now, as far as one can tell. */
export function isHere(records: Records, person: PersonId): boolean {
  const here = recordIn(records, 'here');
  return here !== undefined && hereIn(here).has(person);
}

const hereSets = new WeakMap<HereRecord, ReadonlySet<PersonId>>();

function hereIn(here: HereRecord): ReadonlySet<PersonId> {
  const known = hereSets.get(here);
  if (known) return known;
  const made = new Set(here.people);
  hereSets.set(here, made);
  return made;
}

/** Everybody who came in by a link, in the order of coming. */
export const seatsIn = keptWhileSame(records =>
  [...records.values()]
    .filter(record => record.kind === 'seat')
    .toSorted((one, other) => one.number - other.number)
    .map(({id}) => id satisfies SeatId),
);

/** Hands that are up, first to last. Who is speaking is not among them. */
export const handsIn = keptWhileSame(records =>
  [...records.values()]
    .filter(record => record.kind === 'hand')
    .filter(({place}) => place !== null)
    .toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0))
    .map(({id}) => id satisfies HandId),
);

/** What was said to those who lead alone, the oldest first. */
export const privateHandsIn = keptWhileSame(records =>
  [...records.values()]
    .filter(record => record.kind === 'hand')
    .filter(({reason}) => reason === 'private')
    .toSorted((one, other) => one.since - other.since)
    .map(({id}) => id satisfies HandId),
);

/** Whether the agenda has a break. */
export const hasBreak = (records: Records): boolean =>
  recordIn(records, 'session')?.agenda.some(id => recordIn(records, `activity:${id}`)?.activity === 'break') ?? false;

/** Activities that have been on and have notes or results, or may get some; the one that is on has its own panel. */
export const earlierIn = keptWhileSame(records => {
  const session = recordIn(records, 'session');
  if (!session) return [];
  return session.agenda.filter(id => {
    const activity = recordIn(records, `activity:${id}`);
    return id !== session.current && activity?.at === 'closed' && (activity.writing ?? activity.ballot ?? activity.source) !== null;
  });
});

/** A list made from the records is made once per frame, and stays the same object while it says the same. */
function keptWhileSame(make: (records: Records, about: string) => readonly string[]) {
  let from: Records | null = null;
  let fromAbout = '';
  let last: readonly string[] = [];
  return (records: Records, about = ''): readonly string[] => {
    if (records === from && about === fromAbout) return last;
    from = records;
    fromAbout = about;
    const made = make(records, about);
    if (made.length !== last.length || made.some((id, at) => id !== last[at])) last = made;
    return last;
  };
}
