import {FrameGap, type Player} from '../players/player.ts';
import {Refusal} from '../players/visitor.ts';
import type {Chance} from './chance.ts';

/** Back-off with full jitter, in milliseconds: a hall of phones does not come back as one. */
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 3_000;

/** Keeps one player connected: it comes back by itself, with what it has, until it is closed. */
export class Line {
  readonly player: Player;
  /** By `performance.now()`; null while there is no connection. */
  connectedSince: number | null = null;
  /** What to add to this machine's clock to get the server's. In milliseconds. */
  clockOffset = 0;
  /** How often a connection was greeted, and what with. */
  readonly greetings = {whole: 0, resumed: 0};
  /** What should never happen to a client, as sentences. */
  readonly troubles: string[] = [];
  readonly #chance: Chance;
  #isAway = false;
  #isClosed = false;
  #wake: () => void = () => undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(player: Player, chance: Chance) {
    this.player = player;
    this.#chance = chance;
    let last: unknown = null;
    player.onTrouble = trouble => {
      // Every frame behind it fails for the same reason.
      if (trouble === last) return;
      last = trouble;
      if (trouble instanceof FrameGap) this.troubles.push(trouble.message);
      this.#letGo();
    };
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  start(): void {
    this.#running = this.#keep();
  }

  /** Away without a word, until `comeBack`. */
  goAway(): void {
    this.#isAway = true;
    // One that is just being made ends as soon as it is there.
    if (this.connectedSince !== null) this.#letGo();
  }

  comeBack(): void {
    this.#isAway = false;
    this.#wake();
  }

  /** Resolves when everything it began has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#letGo();
    await this.#running;
  }

  #letGo(): void {
    this.connectedSince = null;
    this.player.drop();
    this.#wake();
  }

  async #keep(): Promise<void> {
    let tries = 0;
    while (!this.#isClosed) {
      if (this.#isAway) {
        await this.#woken(null);
        continue;
      }
      tries = (await this.#connect()) ? 0 : tries + 1;
      if (tries === 0) await this.#lost();
      this.connectedSince = null;
      this.player.drop();
      const wait = this.#chance.next() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));
      if (!this.#isClosed && !this.#isAway) await this.#woken(wait);
    }
  }

  async #connect(): Promise<boolean> {
    try {
      const welcome = await this.player.connect();
      this.clockOffset = welcome.serverTime - Date.now();
      this.greetings[welcome.whole === null ? 'resumed' : 'whole']++;
      return true;
    } catch (error) {
      // A server that is being started again refuses the connection, or breaks it; both are tried again.
      const isFinal = error instanceof Refusal && error.status < 500 && error.status !== 429;
      if (isFinal) this.troubles.push(`coming back was refused: ${error.message}`);
      return false;
    }
  }

  /** Until the connection is gone, by whosever doing. */
  #lost(): Promise<void> {
    const {socket} = this.player;
    if (!socket?.connected || this.#isAway || this.#isClosed) return Promise.resolve();
    this.connectedSince = performance.now();
    socket.once('disconnect', () => this.#wake());
    return this.#woken(null);
  }

  /** Until somebody wakes it, or after so many milliseconds. */
  #woken(ms: number | null): Promise<void> {
    return new Promise(resolve => {
      const timer = ms === null ? null : setTimeout(() => this.#wake(), ms);
      this.#wake = () => {
        if (timer) clearTimeout(timer);
        this.#wake = () => undefined;
        resolve();
      };
    });
  }
}
