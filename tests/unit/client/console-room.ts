import type {Records} from '../../../client/live/records.ts';
import type {ActivityRecord, RecordId, SessionRecord, ViewRecord, WritingRecord} from '../../../shared/wire/records.ts';

/** A view as the console holds it, told in a few words. */
export interface Told {
  readonly phase?: SessionRecord['phase'];
  readonly current?: string | null;
  readonly writing?: Partial<WritingRecord>;
  readonly isLocked?: boolean;
  readonly here?: number;
  /** Notes that are there to be read. */
  readonly notes?: readonly string[];
  readonly people?: number;
  /** Those of them that were removed. */
  readonly removed?: readonly string[];
}

export const WRITE = 'write'.padEnd(22, '-');
export const CLOSE = 'close'.padEnd(22, '-');

export function recordsOf({
  phase = 'live',
  current = WRITE,
  writing = {},
  isLocked = false,
  here = 0,
  notes = [],
  people = 0,
  removed = [],
}: Told): Records {
  const activity = (id: string, title: string, more: Partial<ActivityRecord>): ActivityRecord => ({
    kind: 'activity',
    id,
    activity: 'read',
    title,
    prompt: '',
    minutes: 5,
    at: id === current ? 'open' : 'later',
    since: null,
    writing: null,
    ...more,
  });
  const all: ViewRecord[] = [
    {kind: 'session', title: 'Listen first', phase, agenda: [WRITE, CLOSE], current, until: null},
    {kind: 'access', code: '48291573', joinKey: WRITE, isLocked},
    {kind: 'here', here},
    activity(WRITE, 'What matters to you?', {
      activity: 'write',
      writing: {at: 'writing', gathering: null, isHeld: false, notes: [], ...writing},
    }),
    activity(CLOSE, 'Close', {}),
    ...notes.map(id => ({kind: 'note', id, activity: WRITE, text: id, isHidden: false, bands: null}) as const),
    ...Array.from(
      {length: people},
      (_, at) => ({kind: 'person', id: `p${at}`, number: people - at, isRemoved: removed.includes(`p${at}`)}) as const,
    ),
  ];
  return new Map(all.map(record => [recordId(record), record]));
}

const recordId = (record: ViewRecord): RecordId => ('id' in record ? `${record.kind}:${record.id}` : record.kind);
