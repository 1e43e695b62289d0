import type {Records} from '../../../client/live/records.ts';
import type {
  AccessRecord,
  ActivityRecord,
  BallotRecord,
  FloorRecord,
  NoteRecord,
  RecordId,
  SessionRecord,
  StageRecord,
  ViewRecord,
} from '../../../shared/wire/records.ts';

/** What the big screen holds, as short as a test needs it. */
export const id = (name: string): string => name.padEnd(22, '_').slice(0, 22);

export const activity = (name: string, kind: ActivityRecord['activity'], more: Partial<ActivityRecord> = {}): ActivityRecord => ({
  kind: 'activity',
  id: id(name),
  activity: kind,
  title: name,
  prompt: '',
  script: null,
  minutes: 10,
  shortest: 10,
  stretch: 'fixed',
  at: 'open',
  since: 1,
  took: null,
  clock: null,
  gathering: null,
  writing: null,
  ballot: null,
  source: null,
  ...more,
});

export const shown = (...notes: readonly string[]): ActivityRecord['writing'] => ({
  at: 'shown',
  isHeld: false,
  areReactionsCounted: false,
  notes: notes.map(id),
  themes: [],
  asks: [],
});

export const note = (name: string, more: Partial<NoteRecord> = {}): NoteRecord => ({
  kind: 'note',
  id: id(name),
  activity: id('write'),
  theme: null,
  text: `words of ${name}`,
  isHidden: false,
  bands: null,
  ...more,
});

export const counted = (more: Partial<BallotRecord> = {}): BallotRecord =>
  ({asks: 'dots', dots: 5, isCounted: true, votes: null, ...more}) as BallotRecord;

export interface Told {
  readonly session?: Partial<SessionRecord>;
  readonly stage?: Partial<StageRecord>;
  readonly floor?: Partial<FloorRecord>;
  readonly access?: Partial<AccessRecord> | null;
  readonly more?: readonly ViewRecord[];
}

/** The agenda is that of the activities given, and the last of them that is open is on. */
export function stageRecords({session = {}, stage = {}, floor = {}, access = {}, more = []}: Told): Records {
  const activities = more.filter(record => record.kind === 'activity');
  const current = activities.findLast(({at}) => at === 'open')?.id ?? null;
  const all: ViewRecord[] = [
    {
      kind: 'session',
      title: 'Listen',
      phase: 'live',
      agenda: activities.map(one => one.id),
      current,
      until: null,
      isPaused: false,
      offered: null,
      isBoardLocked: false,
      ...session,
    },
    {kind: 'stage', view: 'activity', note: null, isBlank: false, ...stage},
    {kind: 'floor', isOpen: true, speaking: null, next: [], waiting: 0, ...floor},
    ...(access === null ? [] : [{kind: 'access', code: '48291573', joinKey: id('key'), isLocked: false, ...access} as const]),
    ...more,
  ];
  return new Map(all.map(record => ['id' in record ? (`${record.kind}:${record.id}` as RecordId) : (record.kind as RecordId), record]));
}
