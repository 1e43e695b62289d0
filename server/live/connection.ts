import {RateLimiterMemory} from 'rate-limiter-flexible';
import type {Socket} from 'socket.io';
import {MomentCommand} from '../../shared/care/protocol.ts';
import {powerOf} from '../../shared/session/permissions.ts';
import {refuse} from '../../shared/session/result.ts';
import type {Session} from '../../shared/session/state.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {COMMAND_BURST, COMMANDS_PER_SECOND, FLOOD_REFUSALS, HELLO_MS} from '../../shared/wire/limits.ts';
import {
  type Answer,
  type ClientMessages,
  CommandMessage,
  Hello,
  PROTOCOL,
  type Refused,
  type ServerMessages,
  type Welcome,
} from '../../shared/wire/live.ts';
import type {Seat, Tickets} from '../auth/tickets.ts';
import type {Log} from '../ops/log.ts';
import type {Room} from '../rooms/room.ts';
import type {Rooms} from '../rooms/rooms.ts';
import type {LiveRoom} from './live-rooms.ts';

export type LiveSocket = Socket<ClientMessages, ServerMessages>;

export interface ConnectionDeps {
  readonly tickets: Tickets;
  readonly rooms: Rooms<{readonly live: LiveRoom; close(): void}>;
  readonly log: Log;
}

/** Everything that a person sends, over all their tabs and connections. */
const commandLimit = new RateLimiterMemory({points: COMMAND_BURST, duration: COMMAND_BURST / COMMANDS_PER_SECOND});

interface Greeted {
  readonly seat: Seat;
  readonly room: Room;
  readonly live: LiveRoom;
}

type Parsed<Message> = {readonly success: true; readonly data: Message} | {readonly success: false};

/** What a socket may ask; anything else is refused. */
const ASKED: ReadonlySet<unknown> = new Set<keyof ClientMessages>(['hello', 'command', 'moment', 'look']);

/** One socket from its hello to its end. Every argument is parsed here; behind it everything is trusted. */
export function serve(socket: LiveSocket, deps: ConnectionDeps): void {
  let greeted: Greeted | null = null;
  let isGreeting = false;
  let refusals = 0;
  const leave: (() => void)[] = [];
  const waiting = setTimeout(() => socket.disconnect(true), HELLO_MS);
  leave.push(() => clearTimeout(waiting));

  socket.on('disconnect', () => {
    for (const undo of leave.splice(0)) undo();
  });
  // Socket.IO throws on an error event that nobody listens to, and a client may send one with anything in it.
  socket.on('error', (error: unknown) => deps.log.debug({isOurs: error instanceof Error}, 'socket error'));

  socket.on('hello', (...args: unknown[]) => {
    const answer = answerOf(args);
    const hello = Hello.safeParse(args[0]);
    if (!answer || !hello.success || greeted || isGreeting) return refuseAndCount('malformed', answer);
    isGreeting = true;
    greet(hello.data)
      .then(answer)
      .catch((error: unknown) => {
        deps.log.error({error}, 'hello failed');
        answer(refuse('not-saved'));
      });
  });

  socket.on('command', (...args: unknown[]) => {
    serveOne(args, CommandMessage.safeParse(args[0]), (message, {seat, live}) => live.submit(message, seat.actor));
  });
  socket.on('moment', (...args: unknown[]) => {
    serveOne(args, MomentCommand.safeParse(args[0]), (command, {seat, live}) => live.moment(command, seat.actor));
  });
  socket.on('look', (...args: unknown[]) => {
    serveOne(args, {success: true, data: null}, () => ({ok: true}));
  });

  socket.onAny((name: unknown, ...args: unknown[]) => {
    if (!ASKED.has(name)) refuseAndCount('malformed', answerOf(args));
  });

  /** Within what one person may send. Whoever wants no answer has not understood. */
  function serveOne<Message>(
    args: readonly unknown[],
    message: Parsed<Message>,
    run: (message: Message, by: Greeted) => Answer | Promise<Answer>,
  ): void {
    const answer = answerOf(args);
    const by = greeted;
    if (!by) {
      refuseAndCount('not-signed-in', answer);
      return;
    }
    commandLimit
      .consume(by.seat.actor.id)
      .then(
        async () => {
          if (!answer || !message.success) return refuseAndCount('malformed', answer);
          answer(await run(message.data, by));
        },
        () => refuseAndCount('too-many', answer),
      )
      .catch((error: unknown) => deps.log.error({error}, 'an answer failed'));
  }

  async function greet(hello: Hello): Promise<Welcome | Refused> {
    if (hello.protocol !== PROTOCOL) return refuse('reload');
    const seat = deps.tickets.redeem(hello.ticket);
    if (!seat) return bye('ticket-spent');
    const opened = await deps.rooms.open(seat.session);
    if (!opened) return bye('no-session');
    const {room, parts} = opened;
    const gone = whyGone(room.known.session, seat);
    if (gone) return bye(gone);
    if (!socket.connected) return refuse('closing-down');
    clearTimeout(waiting);
    greeted = {seat, room, live: parts.live};
    // From here to the answer nothing waits: no frame can fall between what the client is told and what it is sent.
    leave.push(room.hold(), parts.live.enter(socket, seat));
    return parts.live.welcome(socket, seat, hello.have);
  }

  function bye(code: RefusalCode): Refused {
    setImmediate(() => socket.disconnect(true));
    return refuse(code);
  }

  /** Says no; who keeps on sending what is refused is cut off, so that nobody else notices. */
  function refuseAndCount(code: RefusalCode, answer: ((reply: Refused) => void) | null): void {
    refusals++;
    if (refusals > FLOOD_REFUSALS) {
      socket.emit('bye', refuse('too-many'));
      socket.disconnect(true);
      return;
    }
    answer?.(refuse(code));
  }
}

/** Between a ticket and its hello a person may have been removed, or a link revoked. */
function whyGone(session: Session, {actor}: Seat): RefusalCode | null {
  if (actor.role === 'participant' && session.forgotten) return 'session-ended';
  if (actor.role === 'participant') return session.people.get(actor.id)?.isRemoved === false ? null : 'removed';
  return powerOf(session, actor) === null ? 'link-revoked' : null;
}

/** The acknowledgement, where the client asked for one. */
function answerOf(args: readonly unknown[]): ((reply: unknown) => void) | null {
  const last = args.at(-1);
  return typeof last === 'function' ? (reply: unknown) => last(reply) : null;
}
