import {MAX_SHOWN_CHARS} from '../../shared/wire/limits.ts';
import {encodeAwareness, readOwnAwareness, type Shown, tellAwareness} from './messages.ts';
import type {ClientId} from './update.ts';

/**
 * What pages show of themselves while they are connected, as the server puts it together: a page is heard about itself alone, its clock is the
 * server's, and it is gone when its connection is.
 */
export class Showing {
  readonly #all = new Map<ClientId, Shown>();
  readonly #changed = new Set<ClientId>();
  /** Rises for good: a client that comes back must not be taken for older than it was. */
  #clock = 0;

  /** `allowed`: what of a state may be shown; null: nothing. True when others have something to learn. Throws `BadUpdate`. */
  hear(client: ClientId, update: Uint8Array, allowed: (state: unknown) => unknown): boolean {
    const heard = readOwnAwareness(update, client, MAX_SHOWN_CHARS);
    if (!heard) return false;
    const state = heard.state === null ? null : (allowed(heard.state) ?? null);
    if (JSON.stringify(this.#all.get(client)?.state ?? null) === JSON.stringify(state)) return false;
    this.#put(client, state);
    return true;
  }

  leave(client: ClientId): boolean {
    if (!this.#all.has(client) || this.#all.get(client)?.state === null) return false;
    this.#put(client, null);
    return true;
  }

  /** What is new since the last time, as one message; null: nothing. */
  takeNews(): Uint8Array | null {
    const news = [...this.#changed].flatMap(client => this.#all.get(client) ?? []);
    this.#changed.clear();
    for (const {client, state} of news) if (state === null) this.#all.delete(client);
    return news.length > 0 ? tellAwareness(encodeAwareness(news)) : null;
  }

  /** For who comes. Null when nobody shows anything. */
  whole(): Uint8Array | null {
    const all = [...this.#all.values()].filter(({state}) => state !== null);
    return all.length > 0 ? tellAwareness(encodeAwareness(all)) : null;
  }

  /** A page forgets what it has not heard again for thirty seconds. */
  repeat(): void {
    for (const [client, {state}] of this.#all) this.#put(client, state);
  }

  #put(client: ClientId, state: unknown): void {
    this.#clock += 1;
    this.#all.set(client, {client, clock: this.#clock, state});
    this.#changed.add(client);
  }
}
