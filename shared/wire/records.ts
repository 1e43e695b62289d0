import type {ActivityKind, Stretch} from '../agenda/protocol.ts';
import type {Timeline} from '../agenda/timeline.ts';
import type {Press} from '../agenda/undo.ts';
import type {Asks, Signal, YesNo} from '../care/protocol.ts';
import type {Votes} from '../choices/protocol.ts';
import type {HandAbout} from '../floor/protocol.ts';
import type {Duty} from '../session/seats.ts';
import type {StageView} from '../stage/protocol.ts';
import type {NoteBands} from '../voice/protocol.ts';
import type {ActionId, ActivityId, HandId, Id, Millis, NoteId, PageId, PersonId, QuestionId, SeatId, ThemeId, TurnId} from './ids.ts';

/**
 * Who looks. Everyone of one audience sees the same records, so a frame is encoded once for all of them. `assistant`: a console of somebody
 * who does not look after people, as a note-taker; nobody asks for it by name.
 */
export const AUDIENCES = ['phone', 'console', 'assistant', 'stage'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const isAtConsole = (audience: Audience): boolean => audience === 'console' || audience === 'assistant';

export interface SessionRecord {
  readonly kind: 'session';
  readonly title: string;
  readonly phase: 'draft' | 'open' | 'live' | 'closing' | 'ended';
  /** In the agenda's order, without what is left out. */
  readonly agenda: readonly ActivityId[];
  readonly current: ActivityId | null;
  /** Until when the last notes are gathered, while the session is closing. */
  readonly until: Millis | null;
  /** Everything rests: no writing, no clock. */
  readonly isPaused: boolean;
  /** The theme that who leads is looking at, and offers everybody to go to; null: none. */
  readonly offered: ThemeId | null;
  /** Only those who lead may sort and arrange. */
  readonly isBoardLocked: boolean;
}

/** What people are told beside the agenda. Empty texts: nothing to say. */
export interface AboutRecord {
  readonly kind: 'about';
  readonly startsAt: Millis | null;
  /** What it will be about that may be hard. */
  readonly contentNote: string;
  /** Where to find help, in the organiser's words. */
  readonly support: string;
  /** What happens after the session. */
  readonly whatNext: string;
  readonly agreement: readonly AgreementLine[];
  /** A button on every page of a phone leaves it at once. */
  readonly hasQuickExit: boolean;
  /** Nobody new can come in: whoever gives a phone to somebody else is warned. */
  readonly isLocked: boolean;
  /** People are asked what to call them, because there are turns to speak. */
  readonly asksName: boolean;
}

export interface AgreementLine {
  readonly id: Id;
  readonly text: string;
  /** When it was written or changed during the session; null for what was there from the beginning. */
  readonly changedAt: Millis | null;
}

export interface ActivityRecord {
  readonly kind: 'activity';
  readonly id: ActivityId;
  readonly activity: ActivityKind;
  readonly title: string;
  /** Phones and the stage get the prompt of an activity when it has been opened, never before; the first agreement's from the lobby on. */
  readonly prompt: string | null;
  /** What the facilitator may say: for the console alone. */
  readonly script: string | null;
  /** As they are by now, without what was put in while it was open. */
  readonly minutes: number;
  readonly shortest: number;
  readonly stretch: Stretch;
  readonly at: 'later' | 'open' | 'closed';
  /** When it was opened; null before. */
  readonly since: Millis | null;
  /** How long it was open, each time together; null unless it is over. */
  readonly took: Millis | null;
  /** When its minutes are over, or how much is left while it is paused; null unless it is open. */
  readonly clock: {readonly due: Millis} | {readonly left: Millis} | null;
  /** Until when what is still on the phones is gathered; null when nothing is gathered. */
  readonly gathering: Millis | null;
  /** Where notes are written. */
  readonly writing: WritingRecord | null;
  /** Where one ballot per phone is given. */
  readonly ballot: BallotRecord | null;
  /** Whose notes are read, sorted or given dots here. */
  readonly source: ActivityId | null;
}

export interface WritingRecord {
  readonly at: 'writing' | 'shown';
  /** "Too few people wrote": what could be guessed is kept back. */
  readonly isHeld: boolean;
  /** How people reacted has been counted: whatever else they choose is not. */
  readonly areReactionsCounted: boolean;
  /** Every note released so far, in the order that reactions and dots point into; some may have gone since. */
  readonly notes: readonly NoteId[];
  /** The activity's themes in their order: planned ones, and those that were added. */
  readonly themes: readonly ThemeId[];
  /** Those of them that a note can be given while it is written, from the plan. */
  readonly asks: readonly ThemeId[];
}

/**
 * How the time of the session stands, for `projectAt`: consoles and the big screen count on from here themselves. The last two are for
 * consoles alone: what those who lead can take back, or do again.
 */
export interface TimeRecord {
  readonly kind: 'time';
  readonly timeline: Timeline;
  readonly undo: Press | null;
  readonly redo: Press | null;
}

/** The words of a ballot come with the prompt. `isCounted` with null votes: too few answered. */
export type BallotRecord = {readonly isCounted: boolean; readonly votes: Votes | null} & (
  | {readonly asks: 'one'; readonly rows: readonly {readonly question: string; readonly options: readonly string[]}[]}
  | {readonly asks: 'dots'; readonly dots: number}
);

export interface NoteRecord {
  readonly kind: 'note';
  readonly id: NoteId;
  readonly activity: ActivityId;
  readonly theme: ThemeId | null;
  readonly text: string;
  /** Only the console sees a hidden note's words. Others get it without, so that its author's phone can say so. */
  readonly isHidden: boolean;
  /** How people reacted, once counted. */
  readonly bands: NoteBands['bands'] | null;
}

export interface ThemeRecord {
  readonly kind: 'theme';
  readonly id: ThemeId;
  readonly activity: ActivityId;
  readonly title: string;
}

export interface AccessRecord {
  readonly kind: 'access';
  readonly code: string;
  /** Goes behind `/j#` in the link and the QR code. */
  readonly joinKey: string;
  readonly isLocked: boolean;
}

/** For the console. Nothing here says whether somebody wrote. */
export interface PersonRecord {
  readonly kind: 'person';
  readonly id: PersonId;
  readonly number: number;
  /** What they asked to be called; null: nothing. */
  readonly name: string | null;
  readonly turns: number;
  readonly isRemoved: boolean;
}

/** One browser that leads, supports, takes notes or runs the big screen. For the console. */
export interface SeatRecord {
  readonly kind: 'seat';
  readonly id: SeatId;
  readonly duty: Duty;
  readonly name: string | null;
  readonly number: number;
}

/** Somebody with a hand or a turn, as everyone may know them. */
export interface Speaker {
  readonly hand: HandId;
  readonly number: number;
  readonly name: string | null;
}

/** The same for everyone: who speaks, who is next, how many wait. */
export interface FloorRecord {
  readonly kind: 'floor';
  /** Whether hands may be raised. */
  readonly isOpen: boolean;
  readonly speaking: (Speaker & {readonly turn: TurnId; readonly since: Millis}) | null;
  /** The next two. */
  readonly next: readonly Speaker[];
  /** Hands that are up and have not had their turn, in the list. */
  readonly waiting: number;
}

/** A hand as those who lead or support see it: an assistant's console has none. */
export interface HandRecord {
  readonly kind: 'hand';
  readonly id: HandId;
  readonly person: PersonId;
  readonly number: number;
  readonly name: string | null;
  readonly about: HandAbout | null;
  readonly topic: string;
  /** To be read out for them; empty when they speak themselves. */
  readonly words: string;
  /** From 1; null for what is said to those who lead alone, and for who is speaking. */
  readonly place: number | null;
  /** Why it stands there. */
  readonly reason: 'first-turn' | 'in-order' | 'private';
  readonly since: Millis;
}

/** A page that is written together, beside the minutes. For consoles; its text comes by a connection of its own. */
export interface PageRecord {
  readonly kind: 'page';
  readonly id: PageId;
  readonly title: string;
}

/** What somebody is going to do. For consoles. */
export interface ActionRecord {
  readonly kind: 'action';
  readonly id: ActionId;
  /** Where it was agreed; null: in the minutes. */
  readonly page: PageId | null;
  readonly what: string;
  /** Empty: not said. */
  readonly who: string;
  readonly by: string;
}

/** What the big screen shows, in words for everybody. */
export interface StageRecord {
  readonly kind: 'stage';
  readonly view: StageView;
  readonly note: NoteId | null;
  readonly isBlank: boolean;
}

/** Phones and stage: `here` is a band, rounded down to fives, and 0 stands for "a few". The console sees the numbers. */
export interface HereRecord {
  readonly kind: 'here';
  readonly here: number;
  /** Came, and has not been heard of for three minutes. For phones always 0. */
  readonly away: number;
  /** Stepped out, by choice. For phones always 0. */
  readonly out: number;
  /** Which of the people are here or have stepped out, without saying which of the two, and which seats are here. For phones always empty. */
  readonly people: readonly PersonId[];
  readonly seats: readonly SeatId[];
  /** False: nobody who leads or supports has been connected for a minute. For phones alone; for others always true. */
  readonly isLed: boolean;
}

/** What people need right now, for the console, but not an assistant's: how many, never who, but for those who asked to be looked after. */
export interface NeedsRecord {
  readonly kind: 'needs';
  readonly signals: {readonly [signal in Signal]?: number};
  readonly checks: readonly {readonly person: PersonId; readonly number: number; readonly name: string | null}[];
  /** About how many are done for now with what is on; null where too few are here, or are done, to say. */
  readonly done: DoneBand | null;
}

/** Who asks to join a locked session, the oldest first: for the console, but not an assistant's. Never who. */
export interface DoorRecord {
  readonly kind: 'door';
  readonly knocks: readonly {readonly id: Id; readonly since: Millis}[];
  /** More phones have just joined than people would, or have joined and never came. */
  readonly isRush: boolean;
}

export type DoneBand = 'few' | 'third' | 'half' | 'most' | 'nearly';

/** A question that the whole group is asked. Phones have it as long as they can answer, the console (but no assistant's) until it was read. */
export type QuestionRecord = {readonly kind: 'question'; readonly question: QuestionId; readonly asks: Asks} & (
  | {readonly at: 'open'; readonly until: Millis}
  | {readonly at: 'closed'; readonly outcome: QuestionOutcome}
);

/** About how many said yes; null: fewer than five answered. */
export type QuestionOutcome = null | 'most' | 'half' | 'few';

export type ViewRecord =
  | SessionRecord
  | AboutRecord
  | ActivityRecord
  | TimeRecord
  | NoteRecord
  | ThemeRecord
  | AccessRecord
  | PersonRecord
  | SeatRecord
  | FloorRecord
  | HandRecord
  | PageRecord
  | ActionRecord
  | StageRecord
  | HereRecord
  | NeedsRecord
  | DoorRecord
  | QuestionRecord;

/** Records of which there is one each. */
type SingleId = 'session' | 'about' | 'time' | 'access' | 'floor' | 'stage' | 'here' | 'needs' | 'door' | 'question';
type ManyKind = 'activity' | 'note' | 'theme' | 'person' | 'seat' | 'hand' | 'page' | 'action';

/** The kind alone, or the kind, a colon and an id. */
export type RecordId = SingleId | `${ManyKind}:${Id}`;

/** The type of the record under an id, for readers that name the id. */
export type RecordOf<Key extends RecordId> = Extract<ViewRecord, {readonly kind: Key extends `${infer Kind}:${string}` ? Kind : Key}>;

/** What one phone alone is told about itself: unnumbered, whole, and again whenever it changes. */
export interface Mine {
  readonly name: string | null;
  /** For a neutral name where none was given. */
  readonly number: number;
  readonly hand: MyHand | null;
  /** Signals of this phone that are on, and those of its own that were answered. */
  readonly signals: readonly Signal[];
  readonly seen: readonly Signal[];
  /** Asked to be looked after; those who lead have said that they do. */
  readonly check: 'none' | 'asked' | 'seen';
  readonly isOut: boolean;
  /** The activity in which this person is done for now. */
  readonly done: ActivityId | null;
  /** What this phone has said to the question that is open. */
  readonly answer: {readonly question: QuestionId; readonly says: YesNo} | null;
}

export interface MyHand {
  readonly id: HandId;
  readonly about: HandAbout | null;
  readonly topic: string;
  readonly words: string;
  /** How many hands are before it; null when it was said to those who lead alone. */
  readonly before: number | null;
  /** The turn that this hand has; null while it waits. */
  readonly turn: TurnId | null;
}
