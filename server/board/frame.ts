/** A binary message, whole and first of its kind (RFC 6455, 5.2). A server's frames are not masked, so one is the same for everybody. */
const WHOLE_BINARY = 0x82;
const [TWO_BYTES, EIGHT_BYTES] = [126, 127] as const;

/**
 * A message as it goes over the wire. Made once for all who get it: one write to the connection each is then all that is left, where a
 * WebSocket library would make a header and two writes for everyone.
 */
export function frame(message: Uint8Array): Buffer {
  const {length} = message;
  const head = length < TWO_BYTES ? 2 : length < 0x1_00_00 ? 4 : 10;
  const framed = Buffer.allocUnsafe(head + length);
  framed[0] = WHOLE_BINARY;
  if (head === 2) framed[1] = length;
  else if (head === 4) {
    framed[1] = TWO_BYTES;
    framed.writeUInt16BE(length, 2);
  } else {
    framed[1] = EIGHT_BYTES;
    framed.writeBigUInt64BE(BigInt(length), 2);
  }
  framed.set(message, head);
  return framed;
}
