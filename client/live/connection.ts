import {io, type Socket} from 'socket.io-client';
import type {MomentCommand} from '../../shared/care/protocol.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {type Millis, SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {
  type Answer,
  type ClientMessages,
  type CommandMessage,
  type Frame,
  PROTOCOL,
  type Refused,
  type ServerMessages,
  SOCKET_PATH,
  type Welcome,
} from '../../shared/wire/live.ts';
import type {Audience} from '../../shared/wire/records.ts';
import {heldAfter, withPages} from './catch-up.ts';
import {applyFrame} from './records.ts';
import {getPage, postJson} from './requests.ts';
import type {Room, RoomStore} from './view.ts';

type LiveSocket = Socket<ServerMessages, ClientMessages>;

/** Beyond these there is nothing to try again: the person has to do something, or nothing can be done. */
const FINAL: ReadonlySet<RefusalCode> = new Set([
  'removed',
  'reload',
  'no-session',
  'session-ended',
  'not-open-yet',
  'not-signed-in',
  'not-allowed',
  'link-revoked',
  'open-elsewhere',
  'wrong-origin',
  'malformed',
]);

const FIRST_WAIT_MS = 0.5 * SECOND;
const LONGEST_WAIT_MS = 15 * SECOND;
const OPEN_MS = 8 * SECOND;
/** Shorter while WebSocket is tried first: where it is swallowed, polling is one try away. */
const OPEN_SOCKET_MS = 5 * SECOND;
const SIGN_OF_LIFE_MS = 2 * SECOND;

/** How long to wait before the next try: full jitter, so that a hall of phones does not come back as one. */
export const backOff = (tries: number, random: () => number): Millis =>
  random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));

interface ConnectionOptions {
  readonly session: SessionId;
  readonly as: Audience;
  readonly room: RoomStore;
  readonly onConnected: () => void;
  readonly onLost: () => void;
  readonly onOver: (code: RefusalCode) => void;
}

export interface Connection {
  /** Does nothing while there is no connection. */
  readonly transmit: (message: CommandMessage, answer: (reply: Answer) => void) => void;
  readonly transmitMoment: (command: MomentCommand, answer: (reply: Answer) => void) => void;
  /** The page may have slept: asks for a sign of life, and makes a new connection at once when none comes. */
  readonly look: () => void;
  /** When there was the last sign of life, by this device's clock: what is held is as of then. Epoch milliseconds. */
  readonly heardAt: () => Millis;
  readonly close: () => void;
}

/** Owns the socket; nothing else touches it. Opens at once and comes back by itself until `close` or a final refusal. */
export function openConnection(options: ConnectionOptions): Connection {
  const {session, as, room, onConnected, onLost, onOver} = options;
  let socket: LiveSocket | null = null;
  let isWelcome = false;
  let isClosed = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  // Compared after every wait: what belongs to an abandoned attempt changes nothing any more.
  let attempt = 0;
  let heardAt = Date.now();
  const heard = () => {
    heardAt = Date.now();
  };

  const abandon = () => {
    attempt += 1;
    if (timer) clearTimeout(timer);
    timer = null;
    socket?.removeAllListeners();
    // On a phone that slept `disconnect` may do nothing; the listeners are gone either way.
    socket?.disconnect();
    socket = null;
    if (isWelcome) onLost();
    isWelcome = false;
  };

  const connectIn = (wait: Millis) => {
    abandon();
    if (isClosed) return;
    timer = setTimeout(() => void connect(), wait);
  };

  const retry = () => {
    const wait = backOff(tries, Math.random);
    tries += 1;
    connectIn(wait);
  };

  const refused = (code: RefusalCode | null) => {
    if (code === null || !FINAL.has(code)) return retry();
    isClosed = true;
    abandon();
    onOver(code);
  };

  const connect = async () => {
    const mine = ++attempt;
    const reply = await postJson<{readonly ticket: string}>('/live/ticket', {session, as});
    if (mine !== attempt) return;
    if (!reply.ok) return refused(reply.code);
    // A proxy that swallows WebSockets answers nothing at all: every other try begins with polling.
    const isSocketFirst = tries % 2 === 0;
    const opening: LiveSocket = io({
      path: SOCKET_PATH,
      query: {session},
      transports: isSocketFirst ? ['websocket', 'polling'] : ['polling', 'websocket'],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      timeout: isSocketFirst ? OPEN_SOCKET_MS : OPEN_MS,
    });
    socket = opening;
    const queue = inOrder();
    const whileMine = (change: Partial<Room> | ((room: Room) => Partial<Room>)) => {
      if (mine === attempt) room.setState(change);
    };
    opening.on('connect', () => {
      const {lineage, n} = room.getState();
      const hello = {ticket: reply.body.ticket, protocol: PROTOCOL, have: lineage === null ? null : {lineage, n}};
      opening.timeout(OPEN_MS).emit('hello', hello, (problem: Error | null, answer: Welcome | Refused) => {
        if (mine !== attempt) return;
        if (problem) return retry();
        if (!answer.ok) return refused(answer.code);
        queue.first(() => welcomed(answer, mine));
      });
    });
    opening.io.on('ping', heard);
    // In the order in which they were sent, after the welcome: what is told later must not be overwritten by it.
    opening.on('frame', frame => queue.next(() => take(frame, mine)));
    opening.on('mine', told => queue.next(() => whileMine({mine: told})));
    opening.on('lane', tickets =>
      queue.next(() =>
        whileMine(({laneTickets}) => ({
          laneTickets: new Map([...laneTickets, ...tickets.map(ticket => [ticket.activity, ticket] as const)]),
        })),
      ),
    );
    opening.on('goaway', ({after}) => connectIn(after));
    opening.on('bye', ({code}) => refused(code));
    opening.on('disconnect', retry);
    opening.on('connect_error', retry);
  };

  const welcomed = async (welcome: Welcome, mine: number) => {
    const held = await heldAfter(welcome, room.getState(), getPage);
    if (mine !== attempt) return;
    if (held === 'gap') {
      // What came does not fit what is held: next time the whole view is asked for.
      room.setState({lineage: null});
      return retry();
    }
    tries = 0;
    isWelcome = true;
    heard();
    room.setState({
      ...held,
      me: welcome.me,
      mine: welcome.mine,
      hasView: true,
      clockOffset: welcome.serverTime - Date.now(),
      laneTickets: new Map(welcome.laneTickets.map(ticket => [ticket.activity, ticket])),
    });
    onConnected();
  };

  const take = async (frame: Frame, mine: number) => {
    const put = await withPages(frame, getPage);
    if (mine !== attempt) return;
    const held = put && applyFrame(room.getState(), {...frame, put});
    // A gap is repaired by saying hello again: what is missing comes with the welcome.
    if (!held || held === 'gap') return retry();
    room.setState({n: held.n, records: held.records});
  };

  const look = () => {
    if (isClosed) return;
    const asked = socket;
    if (!isWelcome || !asked) {
      tries = 0;
      return connectIn(0);
    }
    const mine = attempt;
    asked.timeout(SIGN_OF_LIFE_MS).emit('look', (problem: Error | null) => {
      if (problem && mine === attempt) connectIn(0);
    });
  };

  void connect();
  return {
    transmit: (message, answer) => {
      if (isWelcome) socket?.emit('command', message, answer);
    },
    transmitMoment: (command, answer) => {
      if (isWelcome) socket?.emit('moment', command, answer);
    },
    look,
    heardAt: () => heardAt,
    close: () => {
      isClosed = true;
      abandon();
    },
  };
}

/** One step after another, though a frame may wait for its pages; those before the welcome wait for it. */
function inOrder() {
  let open: (first: Promise<void>) => void;
  let chain = new Promise<void>(resolve => {
    open = resolve;
  });
  return {
    first: (welcomed: () => Promise<void>) => open(welcomed()),
    next: (step: () => Promise<void> | void) => {
      chain = chain.then(step);
    },
  };
}
