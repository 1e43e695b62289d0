import * as encoding from 'lib0/encoding';
import {encodeAwareness, type Shown} from '../../server/board/messages.ts';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';

// What somebody with a program of their own can say to a board, byte by byte. The same is sent to ours, to a stock server and to those of the bench.

/** More than anybody could ever write. */
const ABSURDLY_LONG = 2 ** 40;

export const sync = (step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, 0);
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, bytes);
  });

export const numbers = (...all: readonly number[]): Uint8Array =>
  encoding.encode(to => {
    for (const one of all) encoding.writeVarUint(to, one);
  });

/** An update with one struct, however absurd. */
export const struct = (client: number, clock: number, write: (to: encoding.Encoder) => void): Uint8Array =>
  encoding.encode(to => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number);
    write(to);
    encoding.writeVarUint(to, 0);
  });

/** The first value of a key, whatever it is, leaning on nothing. */
export const anyValue = (client: number, clock: number, key: string, content: unknown, root = 'board'): Uint8Array =>
  struct(client, clock, to => {
    encoding.writeUint8(to, 0x28);
    encoding.writeVarUint(to, 1);
    encoding.writeVarString(to, root);
    encoding.writeVarString(to, key);
    encoding.writeVarUint(to, 1);
    encoding.writeAny(to, content as never);
  });

/** Of one key, leaning on nothing or on the one that the same page has written just before. */
export const value = (client: number, clock: number, root = 'board'): Uint8Array =>
  clock === 0
    ? anyValue(client, clock, 'key', 'value', root)
    : struct(client, clock, to => {
        encoding.writeUint8(to, 0xa8);
        for (const number of [client, clock - 1, 1]) encoding.writeVarUint(to, number);
        encoding.writeAny(to, 'value');
      });

/** A text with nothing, or with this on its left and right. */
export const string = (
  client: number,
  clock: number,
  words: string,
  between: {left?: [number, number]; right?: [number, number]} = {},
): Uint8Array =>
  struct(client, clock, to => {
    const {left, right} = between;
    encoding.writeUint8(to, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    for (const number of [...(left ?? []), ...(right ?? [])]) encoding.writeVarUint(to, number);
    if (!left && !right) {
      encoding.writeVarUint(to, 1);
      encoding.writeVarString(to, PAGE_ROOT);
    }
    encoding.writeVarString(to, words);
  });

/** One struct as long as all that its client could ever write: what they write is then taken for known. */
export const mute = (client: number, clock = 0): Uint8Array =>
  struct(client, clock, to => {
    encoding.writeUint8(to, 0);
    encoding.writeVarUint(to, ABSURDLY_LONG);
  });

/** Said to be deleted, and as long. */
export const deletedFor = (client: number): Uint8Array =>
  struct(client, 0, to => {
    encoding.writeUint8(to, 0x21);
    encoding.writeVarUint(to, 1);
    encoding.writeVarString(to, 'board');
    encoding.writeVarString(to, 'key');
    encoding.writeVarUint(to, ABSURDLY_LONG);
  });

/** A value that stands behind another one, under the same key: a list has none on a board. */
export const leaningOn = (client: number, clock: number, on: readonly [client: number, clock: number]): Uint8Array =>
  struct(client, clock, to => {
    encoding.writeUint8(to, 0x88 | 0x20);
    for (const number of [...on, 1]) encoding.writeVarUint(to, number);
    encoding.writeAny(to, 1);
  });

/** Each leans on another that never came, from this clock on. */
export const orphans = (client: number, count: number, from = 0): readonly Uint8Array[] =>
  Array.from({length: count}, (_, at) => leaningOn(client, from + at, [999 + from + at, from + at]));

/** What somebody would have who has heard of so many others. */
export const hugeVector = (count: number): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, count);
    for (let at = 0; at < count; at++) for (const number of [at, 1]) encoding.writeVarUint(to, number);
  });

/** Under so many numbers that nobody was given, each one value, deleted in the same breath. */
export const throwAway = (count: number, from = 1): readonly Uint8Array[] =>
  Array.from({length: count}, (_, at) => {
    const own = from + at;
    // In place of the empty set of deletions.
    return Uint8Array.of(...anyValue(own, 0, `${at}`, 'x').slice(0, -1), ...numbers(1, own, 1, 0, 1));
  });

/** So many people who are not there, and what else is said of others: the inside of an awareness message. */
export const madeUp = (count: number, others: readonly Shown[] = []): Uint8Array =>
  encodeAwareness([...Array.from({length: count}, (_, at) => ({client: at + 1, clock: 1, state: {name: 'spoofed'}})), ...others]);
