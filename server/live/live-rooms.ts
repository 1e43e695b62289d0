import type {Server} from 'socket.io';
import type {Event} from '../../shared/session/protocol.ts';
import {refuse} from '../../shared/session/result.ts';
import type {PersonId, SessionId} from '../../shared/wire/ids.ts';
import type {ClientMessages, Hello, ServerMessages, Welcome} from '../../shared/wire/live.ts';
import type {Desk} from '../anonymous/desk.ts';
import type {Seat} from '../auth/tickets.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import type {LiveSocket} from './connection.ts';
import {Fanout} from './fanout.ts';
import type {Pages} from './pages.ts';

export interface LiveRoomDeps {
  readonly io: Server<ClientMessages, ServerMessages>;
  readonly pages: Pages;
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
}

/** The sockets of one room: who hears which frames, and who is told to go. */
export class LiveRoom {
  readonly #room: Room;
  readonly #desk: Desk;
  readonly #deps: LiveRoomDeps;
  readonly #fanout: Fanout;
  readonly #phones = new Map<LiveSocket, PersonId>();

  constructor(room: Room, desk: Desk, deps: LiveRoomDeps) {
    this.#room = room;
    this.#desk = desk;
    this.#deps = deps;
    this.#fanout = new Fanout(room, {
      pages: deps.pages,
      time: deps.time,
      emit: (audience, frame) => deps.io.to(channel(room.id, audience)).emit('frame', frame),
      onEvents: events => this.#onEvents(events),
    });
  }

  /** The answer takes the socket out again. */
  enter(socket: LiveSocket, {audience, actor}: Seat): () => void {
    void socket.join(channel(this.#room.id, audience));
    const person = actor.role === 'participant' ? actor.id : null;
    if (person !== null) this.#phones.set(socket, person);
    const leave = this.#fanout.enter(person);
    return () => {
      this.#phones.delete(socket);
      leave();
    };
  }

  welcome({audience, actor}: Seat, have: Hello['have']): Welcome {
    const person = actor.role === 'participant' ? actor.id : null;
    const {lineage} = this.#room;
    return {
      ok: true,
      me: {audience, person},
      lineage,
      ...this.#fanout.catchUp(audience, have?.lineage === lineage ? have.n : null),
      serverTime: this.#room.now(),
      laneTickets: person === null ? [] : this.#desk.ticketsFor(person),
    };
  }

  close(): void {
    // Whoever goes is counted out: the fan-out has to be there until then.
    this.#deps.io.in([channel(this.#room.id, 'phone'), channel(this.#room.id, 'console')]).disconnectSockets(true);
    this.#fanout.close();
  }

  #onEvents(events: readonly Event[]): void {
    const removed = new Set(events.flatMap(event => (event.type === 'person.removed' ? [event.person] : [])));
    for (const person of removed) this.#desk.bearers.revoke(person);
    const hasMoved = events.some(event => event.type === 'activity.opened');
    if (removed.size === 0 && !hasMoved) return;
    for (const [socket, person] of this.#phones) {
      if (removed.has(person)) {
        socket.emit('bye', refuse('removed'));
        socket.disconnect(true);
      } else if (hasMoved) {
        // To every phone, unasked: to be given a bearer says nothing about writing.
        socket.emit('lane', this.#desk.ticketsFor(person));
      }
    }
  }
}

const channel = (session: SessionId, audience: string): string => `${session} ${audience}`;
