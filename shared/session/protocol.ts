import {z} from 'zod/mini';
import {type AgendaCommand, type AgendaEvent, AgendaNext, PromptSet} from '../agenda/protocol.ts';
import {NoteHide, NotesShow, NoteUnhide, type VoiceCommand, type VoiceEvent} from '../voice/protocol.ts';
import type {SessionId} from '../wire/ids.ts';
import {type AccessCommand, type AccessEvent, AccessLock, AccessUnlock} from './access.ts';
import {type LifecycleCommand, type LifecycleEvent, SessionEnd, SessionOpen} from './lifecycle.ts';
import {type PeopleCommand, type PeopleEvent, PersonRemove} from './people.ts';

/** What a client may ask over the live channel. Everything else is refused as malformed at the door. */
export const ClientCommand = z.discriminatedUnion('type', [
  SessionOpen,
  SessionEnd,
  AccessLock,
  AccessUnlock,
  PersonRemove,
  AgendaNext,
  PromptSet,
  NotesShow,
  NoteHide,
  NoteUnhide,
]);
export type ClientCommand = z.infer<typeof ClientCommand>;

/** Every command, with those that only the server itself may give. */
export type Command = LifecycleCommand | AccessCommand | PeopleCommand | AgendaCommand | VoiceCommand;
export type CommandType = Command['type'];

/** What happened. Events hold ids, kinds and times, never words or names; those on notes carry no actor. */
export type Event = LifecycleEvent | AccessEvent | PeopleEvent | AgendaEvent | VoiceEvent;

/** The version of the events that this code writes; `upcast` lifts older ones. */
export const EVENT_VERSION = 1;

/** An event as the store keeps it. `n` counts from 1 without a gap within its session. */
export interface StoredEvent {
  readonly session: SessionId;
  readonly n: number;
  readonly v: number;
  readonly event: unknown;
}
