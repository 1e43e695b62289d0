import type {Generated} from 'kysely';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {ActivityId, CommandId, ContentId, Id, Millis, PersonId, SessionId} from '../../shared/wire/ids.ts';
import type {SessionHead} from './contract.ts';

/** The tables as the migrations leave them, for every database. */
export interface Tables {
  /** One row per session: what must be known without reading its log. */
  sessions: {
    session: SessionId;
    rev: number;
    phase: SessionHead['phase'];
    title: ContentId;
    created_at: Millis;
    starts_at: Millis | null;
    ended_at: Millis | null;
    used_on: Millis;
    forgotten_at: Millis | null;
    delete_at: Millis | null;
    turnout: number;
    code_hash: string | null;
    join_key_hash: string | null;
  };
  /** `data` is the event as JSON, of version `v`. */
  events: {session: SessionId; n: number; v: number; data: string};
  /** Every word, and nothing about who or when. */
  contents: {session: SessionId; id: ContentId; words: string};
  /** No times, no presence, nothing about writing. */
  people: {session: SessionId; person: PersonId; device_hash: string};
  commands: {session: SessionId; sender: Id; id: CommandId};
  /** Unopened boxes. No time and no sender, ever. */
  mailbox: {number: Generated<number>; session: SessionId; activity: ActivityId; box: Uint8Array};
  /** Nobody's name, and nothing of who wrote what but the number of a browser's tab. */
  board_states: {session: SessionId; document: BoardDocument; up_to: number; state: Uint8Array};
  board_updates: {session: SessionId; document: BoardDocument; n: number; bytes: Uint8Array};
  /** Ids of deleted contents and sessions, so that a restore can delete them again. `session` is null where only a list knew the id. */
  withdrawn: {id: ContentId; session: SessionId | null};
  /** One row, made with the store. */
  meta: {id: number; lineage: string; secret: Uint8Array};
}
