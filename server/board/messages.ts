import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {BadUpdate, type ClientId, type Clock} from './update.ts';

// The messages of y-websocket: a number for the kind, then what belongs to it.

const [SYNC, AWARENESS, ASK_AWARENESS, SAVED] = [0, 1, 3, 4] as const;
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2] as const;

export type ClientMessage =
  /** It tells what it has, and wants the rest. What it has is not read: it gets all, made ready once for everybody. */
  | {readonly is: 'asks'}
  | {readonly is: 'writes'; readonly update: Uint8Array}
  | {readonly is: 'awareness'; readonly update: Uint8Array}
  | {readonly is: 'asks-awareness'};

/** Throws `BadUpdate` when it is none of them. */
export function readMessage(bytes: Uint8Array): ClientMessage {
  try {
    const from = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(from)) {
      case SYNC: {
        const step = decoding.readVarUint(from);
        if (step === STEP_1) return {is: 'asks'};
        if (step === STEP_2 || step === UPDATE) return {is: 'writes', update: decoding.readVarUint8Array(from)};
        break;
      }
      case AWARENESS:
        return {is: 'awareness', update: decoding.readVarUint8Array(from)};
      case ASK_AWARENESS:
        return {is: 'asks-awareness'};
    }
  } catch (problem) {
    throw new BadUpdate(String(problem));
  }
  throw new BadUpdate('a message of no kind');
}

const synced = (step: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, SYNC);
    encoding.writeVarUint(to, step);
    encoding.writeVarUint8Array(to, bytes);
  });

/** Asks a writer for what the server lacks. */
export const askFor = (stateVector: Uint8Array): Uint8Array => synced(STEP_1, stateVector);
/** A state: after it y-websocket takes itself for synced. */
export const tellState = (state: Uint8Array): Uint8Array => synced(STEP_2, state);
export const tellUpdate = (update: Uint8Array): Uint8Array => synced(UPDATE, update);

export const tellAwareness = (update: Uint8Array): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, AWARENESS);
    encoding.writeVarUint8Array(to, update);
  });

/**
 * Ours, beside those of y-websocket: what this client has written is stored, up to this clock, and with it so many messages of this connection that wrote
 * something. Deletions move no clock.
 */
export const tellSaved = (clock: Clock, writes: number): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, SAVED);
    encoding.writeVarUint(to, clock);
    encoding.writeVarUint(to, writes);
  });

/** What one client shows of itself to the others; null: nothing any more. */
export interface Shown {
  readonly client: ClientId;
  readonly clock: number;
  readonly state: unknown;
}

export const encodeAwareness = (all: readonly Shown[]): Uint8Array =>
  encoding.encode(to => {
    encoding.writeVarUint(to, all.length);
    for (const {client, clock, state} of all) {
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, clock);
      encoding.writeVarString(to, JSON.stringify(state));
    }
  });

/** A client tells what has become of all that it sees; only what it says of itself is read. Null: nothing. Throws `BadUpdate`. */
export function readOwnAwareness(update: Uint8Array, own: ClientId, mostChars: number): {readonly state: unknown} | null {
  try {
    const from = decoding.createDecoder(update);
    for (let left = decoding.readVarUint(from); left > 0; left--) {
      const client = decoding.readVarUint(from);
      decoding.readVarUint(from);
      const text = decoding.readVarString(from);
      if (client === own) return text.length > mostChars ? null : {state: JSON.parse(text)};
    }
    return null;
  } catch (problem) {
    throw new BadUpdate(String(problem));
  }
}
