import type {Records} from '../../../client/live/records.ts';
import type {
  ActivityRecord,
  FloorRecord,
  HandRecord,
  HereRecord,
  NeedsRecord,
  PersonRecord,
  QuestionRecord,
  RecordId,
  SeatRecord,
  SessionRecord,
  StageRecord,
  ViewRecord,
  WritingRecord,
} from '../../../shared/wire/records.ts';

/** A view as the console holds it, told in a few words. */
export interface Told {
  readonly phase?: SessionRecord['phase'];
  readonly current?: string | null;
  readonly isPaused?: boolean;
  readonly gathering?: number | null;
  readonly writing?: Partial<WritingRecord>;
  readonly isLocked?: boolean;
  readonly here?: number;
  readonly present?: Partial<HereRecord>;
  /** Notes that are there to be read. */
  readonly notes?: readonly string[];
  readonly people?: number;
  /** Those of them that were removed. */
  readonly removed?: readonly string[];
  /** Those of them that gave a name. */
  readonly names?: {readonly [person: string]: string};
  readonly floor?: Partial<FloorRecord>;
  readonly hands?: readonly (Partial<HandRecord> & {readonly id: string})[];
  readonly stage?: Partial<StageRecord>;
  readonly needs?: Partial<NeedsRecord>;
  readonly question?: QuestionRecord;
  readonly seats?: readonly SeatRecord[];
  /** Asks to join, by name. */
  readonly isRush?: boolean;
  readonly knocks?: readonly string[];
}

export const WRITE = 'write'.padEnd(22, '-');
export const CLOSE = 'close'.padEnd(22, '-');

const session = ({phase = 'live', current = WRITE, isPaused = false}: Told): SessionRecord => ({
  kind: 'session',
  title: 'Listen first',
  phase,
  agenda: [WRITE, CLOSE],
  current,
  until: null,
  isPaused,
  offered: null,
  isBoardLocked: false,
});

export const activity = (id: string, title: string, more: Partial<ActivityRecord> = {}): ActivityRecord => ({
  kind: 'activity',
  id,
  activity: 'read',
  title,
  prompt: '',
  script: '',
  minutes: 5,
  shortest: 5,
  stretch: 'fixed',
  at: 'later',
  since: null,
  took: null,
  clock: null,
  gathering: null,
  writing: null,
  ballot: null,
  source: null,
  ...more,
});

const person = (at: number, {people = 0, removed = [], names = {}}: Told): PersonRecord => ({
  kind: 'person',
  id: `p${at}`,
  number: people - at,
  name: names[`p${at}`] ?? null,
  turns: 0,
  isRemoved: removed.includes(`p${at}`),
});

const hand = (more: Partial<HandRecord> & {readonly id: string}): HandRecord => ({
  kind: 'hand',
  person: 'p0',
  number: 1,
  name: null,
  about: null,
  topic: '',
  words: '',
  place: null,
  reason: 'first-turn',
  since: 0,
  ...more,
});

export function recordsOf(told: Told): Records {
  const {current = WRITE, writing = {}, isLocked = false, here = 0, notes = [], people = 0} = told;
  const open = {at: 'open', since: 0, clock: {due: 1}} as const;
  const all: ViewRecord[] = [
    session(told),
    {kind: 'access', code: '48291573', joinKey: WRITE, isLocked},
    {kind: 'here', here, away: 0, out: 0, people: [], seats: [], isLed: true, ...told.present},
    {kind: 'floor', isOpen: true, speaking: null, next: [], waiting: 0, ...told.floor},
    {kind: 'stage', view: 'activity', note: null, isBlank: false, ...told.stage},
    {kind: 'needs', signals: {}, checks: [], done: null, ...told.needs},
    {kind: 'door', knocks: (told.knocks ?? []).map(id => ({id, since: 0})), isRush: told.isRush ?? false},
    activity(WRITE, 'What matters to you?', {
      activity: 'write',
      ...(current === WRITE ? open : {}),
      gathering: told.gathering ?? null,
      writing: {at: 'writing', isHeld: false, areReactionsCounted: false, notes: [], themes: [], asks: [], ...writing},
    }),
    activity(CLOSE, 'Close', current === CLOSE ? open : {}),
    ...notes.map(id => ({kind: 'note', id, activity: WRITE, theme: null, text: id, isHidden: false, bands: null}) as const),
    ...Array.from({length: people}, (_, at) => person(at, told)),
    ...(told.hands ?? []).map(hand),
    ...(told.seats ?? []),
    ...(told.question ? [told.question] : []),
  ];
  return new Map(all.map(record => [recordId(record), record]));
}

const recordId = (record: ViewRecord): RecordId => ('id' in record ? `${record.kind}:${record.id}` : record.kind);
