// Neither btoa nor Buffer is there on both sides, and an id is 16 bytes: a short table does.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let letter = 0; letter < letters; letter++) text += ALPHABET[(group >> (18 - 6 * letter)) & 63];
  }
  return text;
}

/** The bytes behind base64url text; letters outside the alphabet count as zero, so parse the text first. */
export function fromBase64url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  for (let at = 0, byte = 0; at < text.length; at += 4) {
    let group = 0;
    for (let letter = 0; letter < 4; letter++) group = (group << 6) | (VALUES.get(text[at + letter] ?? 'A') ?? 0);
    for (let shift = 16; shift >= 0 && byte < bytes.length; shift -= 8) bytes[byte++] = (group >> shift) & 255;
  }
  return bytes;
}

/** Places as a bitset, lowest bit first, and back. */
export function bitsOf(places: Iterable<number>): string {
  const list = [...places];
  const bytes = new Uint8Array(list.length === 0 ? 0 : Math.floor(Math.max(...list) / 8) + 1);
  for (const place of list) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
  return toBase64url(bytes);
}

export function placesOf(bits: string): ReadonlySet<number> {
  const places = new Set<number>();
  fromBase64url(bits).forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) places.add(at * 8 + bit);
  });
  return places;
}
