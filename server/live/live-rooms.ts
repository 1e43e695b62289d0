import type {Server} from 'socket.io';
import {mineOf} from '../../shared/care/mine.ts';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import type {Actor} from '../../shared/session/actor.ts';
import {ASSISTING, audienceOf, powerOf} from '../../shared/session/permissions.ts';
import {hereRecord, presenceOf} from '../../shared/session/presence.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {refuse} from '../../shared/session/result.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {Id, PersonId, SessionId} from '../../shared/wire/ids.ts';
import {SOCKETS_PER_PERSON} from '../../shared/wire/limits.ts';
import type {Answer, ClientMessages, CommandMessage, Hello, LaneTicket, ServerMessages, Welcome} from '../../shared/wire/live.ts';
import {AUDIENCES, type Audience} from '../../shared/wire/records.ts';
import type {Desk} from '../anonymous/desk.ts';
import type {Seat} from '../auth/tickets.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {Alarm} from './alarm.ts';
import type {LiveSocket} from './connection.ts';
import {FairShare} from './fair-share.ts';
import {Fanout} from './fanout.ts';
import {LiveMemory} from './memory.ts';
import {MineTeller} from './mine.ts';
import type {Pages} from './pages.ts';
import {Contacts, Leaders} from './presence.ts';
import {Tick} from './tick.ts';

export interface LiveRoomDeps {
  readonly io: Server<ClientMessages, ServerMessages>;
  readonly pages: Pages;
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
}

/** The sockets of one room: who hears which frames, who is told what about themself, and who is told to go. */
export class LiveRoom {
  readonly memory: LiveMemory;
  readonly #room: Room;
  readonly #desk: Desk;
  readonly #io: LiveRoomDeps['io'];
  readonly #seats = new Map<LiveSocket, Seat>();
  readonly #audiences = new Map<LiveSocket, Audience>();
  readonly #contacts: Contacts;
  readonly #leaders: Leaders;
  readonly #awayAlarm: Alarm;
  readonly #mine: MineTeller;
  readonly #mineTick: Tick;
  readonly #fanout: Fanout;
  readonly #fairShare: FairShare;
  /** Whose own words may have changed since the last tick. */
  readonly #touched = new Set<PersonId>();

  constructor(room: Room, desk: Desk, {io, pages, time}: LiveRoomDeps) {
    this.#room = room;
    this.#desk = desk;
    this.#io = io;
    this.#contacts = new Contacts(() => room.now());
    this.#leaders = new Leaders(() => room.now(), room.known.session.lifecycle.phase === 'live');
    this.#awayAlarm = new Alarm(() => room.now(), time.after);
    this.memory = new LiveMemory(room, {
      time,
      people: () => this.#presence().people,
      onOwn: people => this.#tellOwn(people),
      onRecord: id => this.#fanout.tell(id),
      onOut: () => this.#tellHere(),
    });
    this.#mine = new MineTeller(person => mineOf(room.known.session, room.known.contents, this.memory.state, person));
    this.#mineTick = new Tick(() => this.#tellMine(), time);
    this.#fairShare = new FairShare(room);
    this.#fanout = new Fanout(room, {
      pages,
      time,
      emit: (audience, frame) => io.to(channel(room.id, audience)).emit('frame', frame),
      onEvents: events => this.#onEvents(events),
      here: audience => hereRecord(this.#presence(), audience),
      memory: (id, audience) => this.memory.record(id, audience),
    });
  }

  /** The answer takes the socket out again. */
  enter(socket: LiveSocket, seat: Seat): () => void {
    const audience = this.#audienceOf(seat);
    void socket.join(channel(this.#room.id, audience));
    this.#seats.set(socket, seat);
    this.#audiences.set(socket, audience);
    const leave = [this.#contacts.enter(seat.actor.id)];
    const person = personOf(seat);
    if (person !== null) {
      leave.push(this.#mine.enter(socket, person));
      this.memory.hasArrived(person);
    }
    if (audience === 'console') leave.push(this.#leaders.enter());
    this.#tellHere();
    this.#boundSockets(seat.actor.id);
    return () => {
      this.#seats.delete(socket);
      this.#audiences.delete(socket);
      for (const undo of leave) undo();
      this.#tellHere();
    };
  }

  welcome(socket: LiveSocket, seat: Seat, have: Hello['have']): Welcome {
    const {audience, actor} = seat;
    const person = personOf(seat);
    const seen = this.#audiences.get(socket) ?? this.#audienceOf(seat);
    // Frames are numbered for each audience: what one has been told says nothing of another.
    const lineage = `${this.#room.lineage}.${seen}`;
    return {
      ok: true,
      me: {audience, person, seat: actor.role === 'seat' ? actor.id : null},
      lineage,
      ...this.#fanout.catchUp(seen, have?.lineage === lineage ? have.n : null),
      serverTime: this.#room.now(),
      laneTickets: this.#ticketsFor(seat),
      mine: person === null ? null : this.#mine.first(socket, person),
    };
  }

  submit({id, command}: CommandMessage, actor: Actor): Promise<Answer> {
    const submit = () => this.#room.submit(command, actor, id);
    return actor.role === 'participant' ? this.#fairShare.take(command, actor.id, submit) : submit();
  }

  moment(command: MomentCommand, actor: Actor): Answer {
    return this.memory.take(command, actor);
  }

  /** With a reason everybody is told that it is over; without one they come back. */
  close(reason?: RefusalCode): void {
    const all = this.#io.in(AUDIENCES.map(audience => channel(this.#room.id, audience)));
    if (reason) all.emit('bye', refuse(reason));
    // Whoever goes is counted out: the fan-out has to be there until then.
    all.disconnectSockets(true);
    this.#fanout.close();
    this.memory.close();
    this.#awayAlarm.close();
    this.#mineTick.close();
  }

  #presence() {
    return presenceOf(this.#room.known.session, {
      isHere: person => this.#contacts.isHere(person),
      isOut: person => this.memory.isOut(person),
      isSeated: seat => this.#contacts.isConnected(seat),
      isLed: this.#room.known.session.lifecycle.phase !== 'live' || !this.#leaders.areMissed,
    });
  }

  #tellHere(): void {
    this.#fanout.tellHere();
    this.memory.onHere();
    const next = [this.#contacts.nextAway(), this.#leaders.nextMissed()].filter(at => at !== null);
    this.#awayAlarm.set(next.length === 0 ? null : Math.min(...next), () => this.#tellHere());
  }

  #tellOwn(people: Iterable<PersonId>): void {
    for (const person of people) this.#touched.add(person);
    this.#mineTick.ask();
  }

  #tellMine(): void {
    this.#mine.tell(this.#touched);
    this.#touched.clear();
  }

  #onEvents(events: readonly Event[]): void {
    this.memory.onEvents(events);
    const gone = new Map<Id, RefusalCode>();
    for (const event of events) {
      if (event.type === 'person.removed') gone.set(event.person, 'removed');
      if (event.type === 'link.revoked') for (const seat of event.seats) gone.set(seat, 'link-revoked');
      if (event.type === 'link.revoked') for (const seat of event.seats) this.#desk.bearers.revoke(seat);
      if (event.type === 'person.joined') this.#tellHere();
      if (event.type === 'persons.forgotten') for (const person of this.#people()) gone.set(person, 'session-ended');
      if (event.type === 'person.removed') this.#desk.bearers.revoke(event.person);
      if (event.type === 'person.called') this.#touched.add(event.person);
    }
    if (events.some(touchesFloor)) this.#touchHands();
    if (events.some(event => event.type === 'person.called')) this.#fanout.tell('needs');
    if (gone.size > 0) this.#sendAway(gone);
    if (events.some(event => event.type === 'seat.duty-changed')) this.#askBack();
    // To every phone and console, unasked: to be given a bearer says nothing about writing.
    if (events.some(event => event.type === 'activity.opened')) this.#tellTickets();
    // As with frames: the answer to who asked goes first.
    setImmediate(() => this.#mineTick.ask());
  }

  /** One hand or turn more or less changes the place of every other one. */
  #touchHands(): void {
    for (const person of this.#mine.withHand()) this.#touched.add(person);
    for (const {person} of this.#room.known.session.floor.hands.values()) this.#touched.add(person);
  }

  /** Whose phones are connected. */
  #people(): readonly PersonId[] {
    return [...this.#seats.values()].flatMap(seat => personOf(seat) ?? []);
  }

  #sendAway(gone: ReadonlyMap<Id, RefusalCode>): void {
    for (const [socket, {actor}] of [...this.#seats]) {
      const reason = gone.get(actor.id);
      if (!reason) continue;
      socket.emit('bye', refuse(reason));
      socket.disconnect(true);
    }
    this.#tellHere();
  }

  /** The oldest goes: of a phone that flaps it is one that nobody is at any more. */
  #boundSockets(id: Id): void {
    const own = [...this.#seats].filter(([, {actor}]) => actor.id === id);
    for (const [socket] of own.slice(0, -SOCKETS_PER_PERSON)) {
      socket.emit('bye', refuse('open-elsewhere'));
      socket.disconnect(true);
    }
  }

  #audienceOf({actor, audience}: Seat): Audience {
    return audienceOf(this.#room.known.session, actor, audience);
  }

  /** Whoever may see more or less than before comes back as who they are now. */
  #askBack(): void {
    for (const [socket, seat] of [...this.#seats]) {
      if (this.#audiences.get(socket) === this.#audienceOf(seat)) continue;
      socket.emit('goaway', {after: 0});
      socket.disconnect(true);
    }
  }

  #tellTickets(): void {
    for (const [socket, seat] of this.#seats) {
      const tickets = this.#ticketsFor(seat);
      if (tickets.length > 0) socket.emit('lane', tickets);
    }
  }

  /** A phone's, or those of a console from which somebody may be helped to write. */
  #ticketsFor({actor, audience}: Seat): readonly LaneTicket[] {
    if (actor.role === 'participant') return this.#desk.ticketsFor(actor.id);
    const power = powerOf(this.#room.known.session, actor);
    return audience !== 'stage' && power !== null && ASSISTING.has(power) ? this.#desk.assistTicketsFor(actor.id) : [];
  }
}

const personOf = ({actor}: Seat): PersonId | null => (actor.role === 'participant' ? actor.id : null);

const touchesFloor = ({type}: Event): boolean => type.startsWith('hand.') || type.startsWith('turn.');

const channel = (session: SessionId, audience: Audience): string => `${session} ${audience}`;
