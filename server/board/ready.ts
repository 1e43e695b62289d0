import {frame} from './frame.ts';
import {tellState, tellUpdate} from './messages.ts';

/** An update of nothing: no structs, no deletions. */
const NOTHING = Uint8Array.of(0, 0);
/** A log of this length is due to be replaced by one state. */
const [LONG_UPDATES, LONG_BYTES] = [256, 96 * 1_024] as const;
/** To make one of a larger document takes longer, and has to wait for as much longer a log: otherwise one page could keep a thread busy with it. */
const SMALL_STATE = 4 * LONG_BYTES;

/**
 * A document as bytes, ready for whoever comes: a state, and the updates since. Nothing is encoded for a joiner; it is put together when the first one
 * comes after a change, and written to each as it is.
 */
export class ReadyDocument {
  #state: Uint8Array;
  #upTo: number;
  #updates: Uint8Array[];
  #bytes: number;
  #patience = 1;
  #stateFrame: Buffer | null = null;
  #ready: Buffer | null = null;

  constructor({upTo, state, updates}: {readonly upTo: number; readonly state: Uint8Array | null; readonly updates: readonly Uint8Array[]}) {
    this.#state = state ?? NOTHING;
    this.#upTo = upTo;
    this.#updates = [...updates];
    this.#bytes = sizeOf(updates);
  }

  /** The number of the last update. */
  get n(): number {
    return this.#upTo + this.#updates.length;
  }

  /** The number up to which one state stands for the log. */
  get upTo(): number {
    return this.#upTo;
  }

  /** In bytes, without the log. */
  get stateSize(): number {
    return this.#state.length;
  }

  /** In bytes, as it is stored. */
  get size(): number {
    return this.#state.length + this.#bytes;
  }

  /** Whether these words stand in it anywhere. */
  says(words: string): boolean {
    return this.parts.some(part => Buffer.from(part.buffer, part.byteOffset, part.length).includes(words));
  }

  get hasLog(): boolean {
    return this.#updates.length > 0;
  }

  get isLong(): boolean {
    const times = this.#patience * Math.max(1, this.#state.length / SMALL_STATE);
    return this.#updates.length >= times * LONG_UPDATES || this.#bytes >= times * LONG_BYTES;
  }

  /** No state could take the place of the log: that is tried again when it is twice as long. */
  putOff(): void {
    this.#patience *= 2;
  }

  /** Frames that make a fresh document whole. */
  get frames(): Buffer {
    this.#stateFrame ??= frame(tellState(this.#state));
    this.#ready ??= Buffer.concat([this.#stateFrame, ...this.#updates.map(update => frame(tellUpdate(update)))]);
    return this.#ready;
  }

  /** All that it is made of, oldest first. */
  get parts(): readonly Uint8Array[] {
    return [this.#state, ...this.#updates];
  }

  add(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    this.#updates.push(...updates);
    this.#bytes += sizeOf(updates);
    this.#ready = null;
  }

  /** `state` says the same as the one before and all updates up to `upTo`. */
  replace(upTo: number, state: Uint8Array): void {
    this.#updates = this.#updates.slice(upTo - this.#upTo);
    this.#bytes = sizeOf(this.#updates);
    this.#state = state;
    this.#upTo = upTo;
    this.#patience = 1;
    this.#stateFrame = null;
    this.#ready = null;
  }
}

const sizeOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, update) => sum + update.length, 0);
