import type {Actor} from '../../shared/session/actor.ts';
import {turnoutOf} from '../../shared/session/presence.ts';
import type {Command, Event} from '../../shared/session/protocol.ts';
import {type CommandId, DAY, type Id, type Millis, type SessionId} from '../../shared/wire/ids.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {LoadedSession, SessionHead, Store} from '../store/contract.ts';
import {type RoomClock, roomClock, type TimeSource} from './clock.ts';
import {Committer} from './committer.ts';
import {type Known, nothingKnown, restore} from './known.ts';

export interface RoomDeps {
  readonly store: Pick<Store, 'append' | 'lineage'>;
  readonly time: TimeSource;
  readonly newId: () => Id;
  /** Keyed hash of a code or join key, as the store finds sessions by. */
  readonly hash: (secret: string) => string;
  readonly onTrouble: (session: SessionId, error: unknown) => void;
  /** Another process has written to the session: this room is worthless from now on. */
  readonly onStale: () => void;
}

/** Told after each commit, in order, with what is known from then on. */
export type CommitListener = (events: readonly Event[], known: Known) => void;

/** The live, in-memory side of a session. It knows neither a transport nor a database. */
export class Room {
  readonly id: SessionId;
  /** Another one after each opening: frames are numbered anew. */
  readonly lineage: string;
  readonly #clock: RoomClock;
  readonly #committer: Committer;
  readonly #listeners = new Set<CommitListener>();
  #holders = 0;
  #freeSince: Millis;

  constructor(id: SessionId, loaded: LoadedSession | null, deps: RoomDeps) {
    const known = loaded ? restore(loaded) : nothingKnown;
    this.id = id;
    this.lineage = `${deps.store.lineage}.${deps.newId()}`;
    this.#clock = roomClock(deps.time, known.lastEventAt);
    this.#freeSince = this.#clock.now();
    this.#committer = new Committer(known, loaded?.commands ?? [], {
      session: id,
      store: deps.store,
      now: this.#clock.now,
      newId: deps.newId,
      headOf: tentative => headOf(tentative, deps.hash),
      onCommit: events => {
        for (const listener of this.#listeners) listener(events, this.known);
      },
      onStale: deps.onStale,
      onTrouble: error => deps.onTrouble(id, error),
    });
  }

  get known(): Known {
    return this.#committer.known;
  }

  /** Epoch milliseconds by this room's clock. */
  now(): Millis {
    return Math.max(this.#clock.now(), this.known.lastEventAt);
  }

  submit(command: Command, actor: Actor, id: CommandId | null = null): Promise<Answer> {
    return this.#committer.submit(command, actor, id);
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps the room open until the answer is called. Calling it twice is harmless. */
  hold(): () => void {
    this.#holders++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders--;
      this.#freeSince = this.#clock.now();
    };
  }

  /** Somebody is about to use it. */
  touch(): void {
    this.#freeSince = this.#clock.now();
  }

  /** Resolves when nothing is being written any more. */
  isWritten(): Promise<void> {
    return this.#committer.isWritten();
  }

  /** Nobody holds it, nothing is being written or gathered, and so for at least `ms`. */
  isFreeFor(ms: Millis): boolean {
    const {session} = this.known;
    const isGathering =
      session.lifecycle.phase === 'closing' || [...session.agenda.activities.values()].some(activity => activity.gathering !== null);
    return this.#holders === 0 && this.#committer.isIdle && !isGathering && this.#clock.now() - this.#freeSince >= ms;
  }
}

function headOf({session, contents, lastEventAt}: Known, hash: (secret: string) => string): SessionHead {
  const {lifecycle, access} = session;
  if (lifecycle.phase === 'none') throw new Error('a session that was not created has no head');
  const code = access && contents.get(access.code);
  const joinKey = access && contents.get(access.joinKey);
  return {
    phase: lifecycle.phase,
    title: lifecycle.title,
    createdAt: lifecycle.createdAt,
    startsAt: session.about?.startsAt ?? null,
    endedAt: 'endedAt' in lifecycle ? lifecycle.endedAt : null,
    usedOn: lastEventAt - (lastEventAt % DAY),
    forgottenAt: session.forgotten?.at ?? null,
    turnout: turnoutOf(session),
    codeHash: code ? hash(code) : null,
    joinKeyHash: joinKey ? hash(joinKey) : null,
  };
}
