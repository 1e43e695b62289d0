import type {ReportActivity, ReportNote} from '../../shared/report/model.ts';
import type {LedgerNote} from './ledger.ts';

/** What the notes that an organiser takes away say, as far as it is judged. */
export interface TakenAway {
  readonly activities: readonly (Pick<ReportActivity, 'id' | 'isHeld'> & {readonly notes: readonly Pick<ReportNote, 'id' | 'text'>[]})[];
}

/** Numbers of notes, and a sentence for each that is not as it should be. */
export interface Verdict {
  /** Acknowledged, and neither taken back nor kept back: all these must be there. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** There although it was taken back, or although no phone ever sent it so. */
  readonly wrong: readonly string[];
  /** Acknowledged with "hold", and rightly not shown because too few wrote. */
  readonly keptBack: number;
  readonly takenBack: number;
  /** Left a phone and was never acknowledged. */
  readonly unconfirmed: number;
}

interface Found {
  readonly activity: string;
  readonly text: string;
}

/** Compares what was acknowledged with what the notes hold. */
export function judge(ledger: readonly LedgerNote[], {activities}: TakenAway): Verdict {
  const held = new Set(activities.filter(one => one.isHeld).map(one => one.id));
  const found = new Map<string, Found[]>();
  for (const {id: activity, notes} of activities)
    for (const {id, text} of notes) found.set(id, [...(found.get(id) ?? []), {activity, text}]);

  const verdict = {acknowledged: 0, keptBack: 0, takenBack: 0, unconfirmed: 0};
  const [lost, wrong]: [string[], string[]] = [[], []];
  for (const note of ledger) {
    const present = found.get(note.id) ?? [];
    switch (fateOf(note, present.length > 0, held.has(note.activity))) {
      case 'taken-back':
        verdict.takenBack++;
        if (note.withdrawal === 'acknowledged' && present.length > 0) wrong.push(`${named(note)} was taken back and is there`);
        break;
      case 'kept-back':
        verdict.keptBack++;
        break;
      case 'unconfirmed':
        verdict.unconfirmed++;
        if (present.some(({text}) => !note.unanswered.includes(text))) wrong.push(`${named(note)} is there in words that were never sent`);
        break;
      case 'expected': {
        verdict.acknowledged++;
        const trouble = troubleWith(note, present);
        if (trouble) lost.push(`${named(note)} ${trouble}`);
      }
    }
  }
  const known = new Set(ledger.map(note => note.id));
  for (const [id, [first]] of found)
    if (!known.has(id)) wrong.push(`note ${id} is there and came from no phone: ${shortened(first?.text)}`);
  return {...verdict, lost, wrong, doubled: doubles(found)};
}

function fateOf(note: LedgerNote, isThere: boolean, isHeld: boolean): 'taken-back' | 'kept-back' | 'unconfirmed' | 'expected' {
  if (note.withdrawal === 'acknowledged') return 'taken-back';
  // The request left the phone and no answer came: both ends are right.
  if (note.withdrawal === 'unanswered' && !isThere) return 'taken-back';
  if (note.acknowledged === null) return 'unconfirmed';
  // With "hold", too few writers keep a note back; so does the end when it came too late for the release.
  if (note.few === 'hold' && !isThere && (isHeld || note.isLate)) return 'kept-back';
  return 'expected';
}

function troubleWith({acknowledged, unanswered, activity}: LedgerNote, present: readonly Found[]): string | null {
  if (present.length === 0) return 'was acknowledged and is not there';
  const one = present.find(found => found.activity === activity);
  if (!one) return 'is there under another activity';
  if (one.text === acknowledged || unanswered.includes(one.text)) return null;
  return `is there in other words: acknowledged ${shortened(acknowledged)}, found ${shortened(one.text)}`;
}

/** More than once by id, or the same words under two ids: no two notes were written alike. */
function doubles(found: ReadonlyMap<string, readonly Found[]>): readonly string[] {
  const ids = new Map<string, string[]>();
  for (const [id, places] of found)
    for (const text of new Set(places.map(place => place.text))) ids.set(text, [...(ids.get(text) ?? []), id]);
  return [
    ...[...found].flatMap(([id, places]) => places.slice(1).map(({text}) => `note ${id} is there more than once: ${shortened(text)}`)),
    ...[...ids].flatMap(([text, same]) => same.slice(1).map(id => `note ${id} has the words of ${same[0]}: ${shortened(text)}`)),
  ];
}

const named = ({id, phone}: LedgerNote): string => `note ${id} of phone ${phone}`;

/** The end tells notes of a rehearsal apart. */
const shortened = (text: string | null | undefined): string => JSON.stringify(text && text.length > 60 ? `…${text.slice(-59)}` : text);
