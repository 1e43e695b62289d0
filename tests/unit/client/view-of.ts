import type {OwnNote} from '../../../client/live/own-notes.ts';
import type {ActivityRecord, RecordId, SessionRecord, ViewRecord, WritingRecord} from '../../../shared/wire/records.ts';

/** Stand-ins for what a server sends, as short as a test needs them. */

export const id = (name: string): string => name.padEnd(22, '_').slice(0, 22);

export const session = (more: Partial<SessionRecord> = {}): SessionRecord => ({
  kind: 'session',
  title: 'A session',
  phase: 'live',
  agenda: [id('one'), id('two')],
  current: id('one'),
  until: null,
  isPaused: false,
  offered: null,
  isBoardLocked: false,
  ...more,
});

export const writing = (more: Partial<WritingRecord> = {}): WritingRecord => ({
  at: 'writing',
  isHeld: false,
  areReactionsCounted: false,
  notes: [],
  themes: [],
  asks: [],
  ...more,
});

export const activity = (name: string, more: Partial<ActivityRecord> = {}): ActivityRecord => ({
  kind: 'activity',
  id: id(name),
  activity: 'write',
  title: name,
  prompt: 'Why?',
  script: null,
  minutes: 5,
  shortest: 5,
  stretch: 'fixed',
  at: 'open',
  since: 1,
  took: null,
  clock: null,
  gathering: null,
  writing: writing(),
  ballot: null,
  source: null,
  ...more,
});

export function records(...all: readonly ViewRecord[]): ReadonlyMap<RecordId, ViewRecord> {
  return new Map(
    all.map(record => [
      record.kind === 'activity' || record.kind === 'note' ? (`${record.kind}:${record.id}` as RecordId) : (record.kind as RecordId),
      record,
    ]),
  );
}

export const ticketFor = (name: string) => ({
  activity: id(name),
  write: id(`write-${name}`),
  react: id(`react-${name}`),
  vote: id(`vote-${name}`),
});

export const tickets = (...names: readonly string[]) => new Map(names.map(name => [id(name), ticketFor(name)]));

export const note = (name: string, more: Partial<OwnNote> = {}): OwnNote => ({
  id: id(name),
  key: name.padEnd(43, 'k'),
  activity: id('one'),
  text: `words of ${name}`,
  few: 'hold',
  theme: null,
  wish: 'show',
  isSent: false,
  sentText: null,
  wasTried: false,
  isShown: false,
  isHidden: false,
  refused: null,
  ...more,
});

export const sentNote = (name: string, more: Partial<OwnNote> = {}): OwnNote =>
  note(name, {isSent: true, wasTried: true, sentText: `words of ${name}`, ...more});
