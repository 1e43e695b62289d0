// What a page has written into a document, and what of it the server says is stored.

/** Ours, beside the messages of y-websocket: the server has stored so much. */
export const SAVED = 4;
/** y-websocket's question for awareness; every answer is a sign of life. */
export const ASK_FOR_SIGN = Uint8Array.of(3);

const SYNC = 0;
const [STEP_2, UPDATE] = [1, 2] as const;

export interface Saved {
  /** What this client has written is stored up to here. */
  readonly clock: number;
  /** So many messages of this connection that wrote something are stored: deletions move no clock. */
  readonly writes: number;
}

export function readSaved(from: {readonly arr: Uint8Array; pos: number}): Saved {
  return {clock: readNumber(from), writes: readNumber(from)};
}

/** As lib0 writes it: seven bits a byte, the lowest first. */
function readNumber(from: {readonly arr: Uint8Array; pos: number}): number {
  let [number, factor] = [0, 1];
  for (;;) {
    const byte = from.arr[from.pos++] ?? 0;
    number += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) return number;
  }
}

/** Counts what one connection carries away. */
export class WriteCount {
  readonly #changes: () => number;
  #hasAnswered = false;
  #sent = 0;
  #sentChanges = 0;

  /** `changes`: how many were made in the document so far. */
  constructor(changes: () => number) {
    this.#changes = changes;
  }

  /** `writes`: messages that the server says are stored. */
  isAllStored(writes: number): boolean {
    return this.#hasAnswered && writes >= this.#sent && this.#sentChanges === this.#changes();
  }

  /** The same kind of socket, which lets everything through but what would be one message too many. */
  counting(Socket: typeof WebSocket): typeof WebSocket {
    const isSent = (data: unknown): boolean => this.#isSent(data);
    return class extends Socket {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (isSent(data)) super.send(data);
      }
    };
  }

  #isSent(data: unknown): boolean {
    if (!(data instanceof Uint8Array) || data[0] !== SYNC) return true;
    const step = data[1];
    if (step !== STEP_2 && step !== UPDATE) return true;
    // Before the server has asked for what it lacks, an update would lean on what it does not have; the answer brings it along.
    if (step === UPDATE && !this.#hasAnswered) return false;
    this.#hasAnswered = true;
    this.#sent += 1;
    this.#sentChanges = this.#changes();
    return true;
  }
}
