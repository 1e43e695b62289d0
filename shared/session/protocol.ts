import {z} from 'zod/mini';
import {
  ActivityInsert,
  ActivityKeep,
  ActivityMove,
  ActivityResize,
  ActivitySkip,
  AgendaBack,
  AgendaBreak,
  AgendaCatchUp,
  type AgendaCommand,
  AgendaNext,
  PromptSet,
  TimeAdd,
  TimeExtend,
  TimePause,
  TimeRedo,
  TimeResume,
  TimeUndo,
} from '../agenda/commands.ts';
import type {AgendaEvent} from '../agenda/protocol.ts';
import {AgreementSet, type CareCommand, type CareEvent} from '../care/protocol.ts';
import type {ChoicesEvent} from '../choices/protocol.ts';
import {
  type FloorCommand,
  type FloorEvent,
  HandLower,
  HandRaise,
  HandSay,
  HandsClose,
  HandsOpen,
  TurnEnd,
  TurnGive,
} from '../floor/protocol.ts';
import {
  ActionAdd,
  ActionChange,
  ActionRemove,
  PageAdd,
  PageRemove,
  PageRename,
  type PagesCommand,
  type PagesEvent,
} from '../pages/protocol.ts';
import {StageBlank, type StageCommand, type StageEvent, StageShow} from '../stage/protocol.ts';
import {
  BoardLock,
  BoardUnlock,
  NoteHide,
  NoteMove,
  NotesShow,
  NoteUnhide,
  ThemeAdd,
  ThemeOffer,
  ThemeRemove,
  ThemeRename,
  type VoiceCommand,
  type VoiceEvent,
} from '../voice/protocol.ts';
import type {SessionId} from '../wire/ids.ts';
import {type AccessCommand, type AccessEvent, AccessLock, AccessUnlock} from './access.ts';
import type {ForgettingCommand, ForgettingEvent} from './forgetting.ts';
import {type LifecycleCommand, type LifecycleEvent, SessionEnd, SessionOpen, SessionPause, SessionResume} from './lifecycle.ts';
import {type PeopleCommand, type PeopleEvent, PersonCall, PersonRemove} from './people.ts';
import {LeadHandOver, type SeatCommand, type SeatEvent} from './seats.ts';

/** What a client may ask over the live channel. Everything else is refused as malformed at the door. */
export const ClientCommand = z.discriminatedUnion('type', [
  SessionOpen,
  SessionEnd,
  SessionPause,
  SessionResume,
  AccessLock,
  AccessUnlock,
  LeadHandOver,
  PersonRemove,
  PersonCall,
  AgendaNext,
  AgendaBack,
  AgendaBreak,
  PromptSet,
  TimeAdd,
  TimePause,
  TimeResume,
  TimeUndo,
  TimeRedo,
  TimeExtend,
  ActivityResize,
  ActivitySkip,
  ActivityKeep,
  ActivityMove,
  ActivityInsert,
  AgendaCatchUp,
  NotesShow,
  NoteHide,
  NoteUnhide,
  NoteMove,
  ThemeAdd,
  ThemeRename,
  ThemeOffer,
  ThemeRemove,
  BoardLock,
  BoardUnlock,
  StageShow,
  StageBlank,
  AgreementSet,
  HandRaise,
  HandSay,
  HandLower,
  TurnGive,
  TurnEnd,
  HandsOpen,
  HandsClose,
  PageAdd,
  PageRename,
  PageRemove,
  ActionAdd,
  ActionChange,
  ActionRemove,
]);
export type ClientCommand = z.infer<typeof ClientCommand>;

/** Every command that makes events, with those that only the server itself may give. */
export type Command =
  | LifecycleCommand
  | AccessCommand
  | SeatCommand
  | PeopleCommand
  | AgendaCommand
  | VoiceCommand
  | StageCommand
  | CareCommand
  | FloorCommand
  | PagesCommand
  | ForgettingCommand;
export type CommandType = Command['type'];

/** What happened. Events hold ids, kinds and times, never words or names; those on notes carry no actor. */
export type Event =
  | LifecycleEvent
  | AccessEvent
  | SeatEvent
  | PeopleEvent
  | AgendaEvent
  | VoiceEvent
  | ChoicesEvent
  | StageEvent
  | CareEvent
  | FloorEvent
  | PagesEvent
  | ForgettingEvent;

/** The version of the events that this code writes; `upcast` lifts older ones. */
export const EVENT_VERSION = 2;

/** An event as the store keeps it. `n` counts from 1 without a gap within its session. */
export interface StoredEvent {
  readonly session: SessionId;
  readonly n: number;
  readonly v: number;
  readonly event: unknown;
}
