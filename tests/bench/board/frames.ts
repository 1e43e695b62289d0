import {randomBytes} from 'node:crypto';

export const OPCODE = {text: 1, binary: 2, close: 8, ping: 9, pong: 10} as const;

/** A WebSocket message. What is measured sends none in parts. */
export interface Message {
  readonly opcode: number;
  readonly bytes: Uint8Array;
}

const FINAL = 0x80;
const MASKED = 0x80;
const [TWO_BYTES, EIGHT_BYTES] = [126, 127] as const;
const MASK_BYTES = 4;

/** As a browser sends them: masked, one behind the other. */
export function clientFrames(messages: readonly Message[]): Buffer {
  return Buffer.concat(messages.map(clientFrame));
}

function clientFrame({opcode, bytes}: Message): Buffer {
  const {length} = bytes;
  const head = length < TWO_BYTES ? 2 : length < 0x1_00_00 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + MASK_BYTES + length);
  frame[0] = FINAL | opcode;
  if (head === 2) frame[1] = MASKED | length;
  else if (head === 4) {
    frame[1] = MASKED | TWO_BYTES;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MASKED | EIGHT_BYTES;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  const mask = randomBytes(MASK_BYTES);
  frame.set(mask, head);
  for (let at = 0; at < length; at++) frame[head + MASK_BYTES + at] = (bytes[at] ?? 0) ^ (mask[at % MASK_BYTES] ?? 0);
  return frame;
}

export interface ServerFrame extends Message {
  /** Where the next one begins. */
  readonly end: number;
}

/** The frame that begins at `from`; when it is not whole, how many bytes it takes, or 0 when not even that is known. */
export function serverFrame(bytes: Buffer, from: number): ServerFrame | number {
  const held = bytes.length - from;
  if (held < 2) return 0;
  const opcode = (bytes[from] ?? 0) & 0x0f;
  let length = bytes[from + 1] ?? 0;
  let head = 2;
  if (length === TWO_BYTES) {
    if (held < 4) return 0;
    length = bytes.readUInt16BE(from + 2);
    head = 4;
  } else if (length === EIGHT_BYTES) {
    if (held < 10) return 0;
    length = Number(bytes.readBigUInt64BE(from + 2));
    head = 10;
  }
  const end = from + head + length;
  return end > bytes.length ? head + length : {opcode, bytes: bytes.subarray(from + head, end), end};
}
