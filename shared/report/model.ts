import type {ActivityKind} from '../agenda/protocol.ts';
import type {PageLine} from '../pages/lines.ts';
import {actionRecord, pageRecord} from '../pages/view.ts';
import {devicesOf} from '../session/presence.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {NoteBands} from '../voice/protocol.ts';
import {pageDocument, type TextDocument} from '../wire/board.ts';
import {type ActionId, type ActivityId, MINUTE, type Millis, type NoteId, type PageId, type ThemeId} from '../wire/ids.ts';
import {type ReportBallot, reportBallot} from './ballot.ts';

/** What the organiser takes away. Every form of export is made from this. */
export interface Report {
  readonly title: string;
  readonly phase: Session['lifecycle']['phase'];
  /** When it was meant to begin; null: not said. */
  readonly plannedFor: Millis | null;
  /** When the first activity was opened; null when nothing has begun. */
  readonly startedAt: Millis | null;
  readonly endedAt: Millis | null;
  /** Phones that joined: devices, which need not be as many people. */
  readonly devices: number;
  /** How the group wanted to treat one another, as it stood at the end. */
  readonly agreement: readonly string[];
  readonly activities: readonly ReportActivity[];
  /** What was written down together. */
  readonly minutes: readonly PageLine[];
  readonly pages: readonly ReportPage[];
  readonly actions: readonly ReportAction[];
  readonly whatNext: string;
}

interface ReportPage {
  readonly id: PageId;
  readonly title: string;
  readonly lines: readonly PageLine[];
}

/** What somebody is going to do. Empty: not said. */
interface ReportAction {
  readonly id: ActionId;
  /** Where it was agreed; null: in the minutes. */
  readonly page: PageId | null;
  readonly what: string;
  readonly who: string;
  readonly by: string;
}

/** The texts of a session, read from their documents. One that nobody has written in may be missing. */
export type Texts = ReadonlyMap<TextDocument, readonly PageLine[]>;

export interface ReportActivity {
  readonly id: ActivityId;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly prompt: string;
  readonly plannedMinutes: number;
  /** How long it was open, each time together, in whole minutes; null unless it is over. */
  readonly actualMinutes: number | null;
  readonly openedAt: Millis | null;
  readonly closedAt: Millis | null;
  /** In their order. A note of none of them stands in no theme. */
  readonly themes: readonly ReportTheme[];
  /** Every note shown and not taken back, once, in ascending id: an order that means nothing. */
  readonly notes: readonly ReportNote[];
  /** Some notes were kept back because too few people wrote. */
  readonly isHeld: boolean;
  /** What was answered or given dots; null where nothing was asked. */
  readonly ballot: ReportBallot | null;
  /** Whose notes were read, sorted or given dots here. */
  readonly source: ActivityId | null;
}

export interface ReportTheme {
  readonly id: ThemeId;
  readonly title: string;
}

export interface ReportNote {
  readonly id: NoteId;
  readonly text: string;
  readonly theme: ThemeId | null;
  readonly isHidden: boolean;
  readonly bands: NoteBands['bands'];
}

export function reportOf(session: Session, contents: Contents, texts: Texts = new Map()): Report {
  const {lifecycle, about, agenda} = session;
  const title = lifecycle.phase === 'none' ? '' : (contents.get(lifecycle.title) ?? '');
  return {
    title,
    phase: lifecycle.phase,
    plannedFor: about?.startsAt ?? null,
    startedAt: 'startedAt' in lifecycle ? lifecycle.startedAt : null,
    endedAt: 'endedAt' in lifecycle ? lifecycle.endedAt : null,
    devices: devicesOf(session),
    agreement: session.agreement.flatMap(({line}) => contents.get(line) ?? []),
    activities: agenda.order.flatMap(id => activityOf(session, contents, id) ?? []),
    minutes: texts.get('minutes') ?? [],
    ...writtenTogether(session, contents, texts),
    whatNext: about ? (contents.get(about.whatNext) ?? '') : '',
  };
}

function writtenTogether(session: Session, contents: Contents, texts: Texts): Pick<Report, 'pages' | 'actions'> {
  const {pages, actions} = session.pages;
  const titled = [...pages.keys()].flatMap(id => pageRecord(session, contents, id) ?? []);
  const agreed = [...actions.keys()].flatMap(id => actionRecord(session, contents, id) ?? []);
  return {
    pages: titled.map(({id, title}) => ({id, title, lines: texts.get(pageDocument(id)) ?? []})),
    actions: agreed.map(({id, page, what, who, by}) => ({id, page, what, who, by})),
  };
}

function activityOf(session: Session, contents: Contents, id: ActivityId): ReportActivity | null {
  const activity = session.agenda.activities.get(id);
  if (!activity) return null;
  const {state} = activity;
  const writing = session.voice.writings.get(id);
  const notes = notesOf(session, contents, id);
  return {
    id,
    kind: activity.kind,
    title: contents.get(activity.title) ?? '',
    prompt: contents.get(activity.prompt) ?? '',
    plannedMinutes: activity.minutes,
    actualMinutes: state.at === 'closed' ? Math.round(activity.took / MINUTE) : null,
    openedAt: state.at === 'later' ? null : state.since,
    closedAt: state.at === 'closed' ? state.until : null,
    themes: (writing?.themes ?? []).flatMap(theme => themeOf(session, contents, theme) ?? []),
    notes,
    isHeld: writing?.isHeld ?? false,
    ballot: reportBallot(session, contents, id, activity.source === null ? [] : notesOf(session, contents, activity.source)),
    source: activity.source,
  };
}

function themeOf({voice}: Session, contents: Contents, id: ThemeId): ReportTheme | null {
  const theme = voice.themes.get(id);
  return theme ? {id, title: contents.get(theme.title) ?? ''} : null;
}

function notesOf({voice}: Session, contents: Contents, activity: ActivityId): readonly ReportNote[] {
  const writing = voice.writings.get(activity);
  const bands = new Map(writing?.reactions?.map(one => [one.note, one.bands]));
  return [...(writing?.notes ?? [])].sort().flatMap(id => {
    const note = voice.notes.get(id);
    const text = contents.get(id);
    return note && text !== undefined ? [{id, text, theme: note.theme, isHidden: note.isHidden, bands: bands.get(id) ?? {}}] : [];
  });
}
