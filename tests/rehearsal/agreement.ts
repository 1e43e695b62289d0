import type {RecordId, ViewRecord} from '../../shared/wire/records.ts';
import type {TakenAway} from './judge.ts';

/** What one phone, or the console, holds at the end. */
export interface Holding {
  /** For sentences: `phone 3`, `the console`. */
  readonly name: string;
  readonly records: ReadonlyMap<RecordId, ViewRecord>;
}

/** Sentences for every phone that holds other records than the first one, and for every note that the console and the phones see differently. */
export function disagreements(phones: readonly Holding[], lead: Holding, taken: TakenAway): readonly string[] {
  const [first, ...others] = phones;
  if (!first) return [];
  return [
    ...others.flatMap(other => differences(first, other)),
    ...notesApart(
      'the console',
      notesOf(lead, () => true),
      'the notes taken away',
      takenNotes(taken),
    ),
    ...notesApart(
      first.name,
      // Of a hidden note a phone has nothing but that it is hidden.
      notesOf(first, note => !note.isHidden || note.text !== ''),
      'the console',
      notesOf(lead, note => !note.isHidden),
    ),
  ];
}

function differences(one: Holding, other: Holding): readonly string[] {
  const ids = new Set([...one.records.keys(), ...other.records.keys()]);
  const apart = [...ids].filter(id => sorted(one.records.get(id)) !== sorted(other.records.get(id)));
  if (apart.length === 0) return [];
  return [`${other.name} and ${one.name} differ in ${apart.length} records: ${apart.slice(0, 3).join(', ')}`];
}

type Notes = ReadonlyMap<string, string>;

function notesApart(name: string, mine: Notes, otherName: string, theirs: Notes): readonly string[] {
  const apart = [...new Set([...mine.keys(), ...theirs.keys()])].filter(id => mine.get(id) !== theirs.get(id));
  if (apart.length === 0) return [];
  return [`${name} and ${otherName} differ in ${apart.length} notes: ${apart.slice(0, 3).join(', ')}`];
}

const notesOf = ({records}: Holding, wanted: (note: ViewRecord & {kind: 'note'}) => boolean): Notes =>
  new Map([...records.values()].flatMap(record => (record.kind === 'note' && wanted(record) ? [[record.id, record.text] as const] : [])));

const takenNotes = ({activities}: TakenAway): Notes =>
  new Map(activities.flatMap(({notes}) => notes.map(({id, text}) => [id, text] as const)));

/** The same record gives the same words, whatever order its fields came in. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  ) ?? 'nothing';
