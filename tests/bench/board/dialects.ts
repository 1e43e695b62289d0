import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {type Message, OPCODE} from './frames.ts';

/** How far a writer's structs reach by an update: from this clock up to that one. */
export interface Reach {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What a server says, as far as it matters here. */
export type Said =
  | {readonly is: 'wrote'; readonly update: Uint8Array}
  /** After it a page takes itself for synced. */
  | {readonly is: 'whole'; readonly update: Uint8Array}
  /** An honest page answers. */
  | {readonly is: 'asks'; readonly answer: readonly Message[]}
  | {readonly is: 'shows'}
  /** The next message belongs to it. */
  | {readonly is: 'begins'; readonly with: string}
  | {readonly is: 'nothing'};

/** How pages talk to a server: what their clients send, byte by byte, without the documents behind. */
export interface Dialect {
  readonly path: (room: string) => string;
  /** What a page that has nothing yet says first. */
  readonly greet: (room: string) => readonly Message[];
  /** For all that somebody lacks who has this much. */
  readonly ask: (room: string, stateVector: Uint8Array) => readonly Message[];
  readonly write: (room: string, update: Uint8Array) => readonly Message[];
  readonly show: (room: string, awareness: Uint8Array) => readonly Message[];
  /** `begun`: what the message before it began with. */
  readonly read: (room: string, message: Message, begun: string | null) => Said;
}

const [SYNC, AWARENESS, AUTH] = [0, 1, 2] as const;
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2] as const;
/** A document without anything: what it has, and what it says. */
const [HAS_NOTHING, SAYS_NOTHING] = [Uint8Array.of(0), Uint8Array.of(0, 0)] as const;
const NOTHING: Said = {is: 'nothing'};
const SHOWS: Said = {is: 'shows'};

const binary = (write: (to: encoding.Encoder) => void): Message => ({opcode: OPCODE.binary, bytes: encoding.encode(write)});
const text = (words: string): Message => ({opcode: OPCODE.text, bytes: Buffer.from(words)});

/** By Yjs's own reading of it: who has come how far. */
export function reachOf(update: Uint8Array): readonly Reach[] {
  const {from, to} = Y.parseUpdateMeta(update);
  return [...to].map(([client, end]) => ({client, from: from.get(client) ?? 0, to: end}));
}

/** y-protocols as y-websocket speaks it; `address` goes before each message. */
const yProtocols = (address: (to: encoding.Encoder, room: string) => void) => {
  const sync = (room: string, step: number, bytes: Uint8Array) =>
    binary(to => {
      address(to, room);
      encoding.writeVarUint(to, SYNC);
      encoding.writeVarUint(to, step);
      encoding.writeVarUint8Array(to, bytes);
    });
  return {
    ask: (room: string, stateVector: Uint8Array) => [sync(room, STEP_1, stateVector)],
    write: (room: string, update: Uint8Array) => [sync(room, UPDATE, update)],
    show: (room: string, awareness: Uint8Array) => [
      binary(to => {
        address(to, room);
        encoding.writeVarUint(to, AWARENESS);
        encoding.writeVarUint8Array(to, awareness);
      }),
    ],
    read: (room: string, from: decoding.Decoder): Said => {
      const kind = decoding.readVarUint(from);
      if (kind === AWARENESS) return SHOWS;
      if (kind !== SYNC) return NOTHING;
      const step = decoding.readVarUint(from);
      if (step === STEP_1) return {is: 'asks', answer: [sync(room, STEP_2, SAYS_NOTHING)]};
      const update = decoding.readVarUint8Array(from);
      return {is: step === STEP_2 ? 'whole' : 'wrote', update};
    },
  };
};

const plain = yProtocols(() => undefined);

/** Ours and the limit speak it too. */
export const yWebsocket: Dialect = {
  path: room => `/${room}`,
  greet: room => plain.ask(room, HAS_NOTHING),
  ask: plain.ask,
  write: plain.write,
  show: plain.show,
  read: (room, {bytes}) => plain.read(room, decoding.createDecoder(bytes)),
};

const named = yProtocols((to, room) => encoding.writeVarString(to, room));

export const hocuspocus: Dialect = {
  path: () => '/',
  greet: room => [
    binary(to => {
      encoding.writeVarString(to, room);
      encoding.writeVarUint(to, AUTH);
      encoding.writeVarUint(to, 0);
      encoding.writeVarString(to, 'token');
      encoding.writeVarString(to, '4.7.0');
    }),
    ...named.ask(room, HAS_NOTHING),
  ],
  ask: named.ask,
  write: named.write,
  show: named.show,
  read: (room, {bytes}) => {
    const from = decoding.createDecoder(bytes);
    decoding.readVarString(from);
    return named.read(room, from);
  },
};

/** A Socket.IO message with one attachment; `id`: it wants an answer, or is one. */
const attached = (kind: '5' | '6', room: string, id: string, words: string, attachment: Uint8Array): readonly Message[] => [
  text(`4${kind}1-/yjs|${room},${id}${words}`),
  {opcode: OPCODE.binary, bytes: attachment},
];
const PLACE = '{"_placeholder":true,"num":0}';

export const ySocketIo: Dialect = {
  path: () => '/socket.io/?EIO=4&transport=websocket',
  greet: () => [],
  ask: (room, stateVector) => attached('5', room, '0', `["sync-step-1",${PLACE}]`, stateVector),
  write: (room, update) => attached('5', room, '', `["sync-update",${PLACE}]`, update),
  show: (room, awareness) => attached('5', room, '', `["awareness-update",${PLACE}]`, awareness),
  read: (room, {opcode, bytes}, begun) => {
    if (opcode === OPCODE.binary) {
      if (begun?.includes('"sync-update"')) return {is: 'wrote', update: bytes};
      if (begun?.includes('"awareness-update"')) return SHOWS;
      const asked = /,(\d+)\["sync-step-1"/.exec(begun ?? '');
      if (asked) return {is: 'asks', answer: attached('6', room, asked[1] ?? '', `[${PLACE}]`, SAYS_NOTHING)};
      return begun?.startsWith('46') ? {is: 'whole', update: bytes} : NOTHING;
    }
    const words = Buffer.from(bytes).toString();
    if (words.startsWith('0')) return {is: 'asks', answer: [text(`40/yjs|${room},`)]};
    if (words.startsWith('40')) return {is: 'asks', answer: ySocketIo.ask(room, HAS_NOTHING)};
    if (words === '2') return {is: 'asks', answer: [text('3')]};
    return /^4[56]1-/.test(words) ? {is: 'begins', with: words} : NOTHING;
  },
};
