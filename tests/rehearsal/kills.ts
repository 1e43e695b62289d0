import {Timers} from './waiting.ts';

/** What can be killed and comes back by itself. */
export interface Killable {
  kill(): Promise<void>;
}

/** Kills a server at given moments of each step, one kill after the other. */
export class Kills {
  readonly #server: Killable;
  readonly #moments: readonly (readonly number[])[];
  readonly #timers = new Timers();
  readonly #onTrouble: (error: unknown) => void;
  #running: Promise<void> = Promise.resolve();
  #armed = 0;
  /** How often it was killed and came back. */
  done = 0;

  /** `moments`: per step, in milliseconds after its beginning. */
  constructor(server: Killable, moments: readonly (readonly number[])[], onTrouble: (error: unknown) => void) {
    this.#server = server;
    this.#moments = moments;
    this.#onTrouble = onTrouble;
  }

  get planned(): number {
    return this.#moments.flat().length;
  }

  begin(step: number): void {
    for (const moment of this.#moments[step] ?? []) {
      this.#armed++;
      this.#timers.after(moment, () => {
        this.#running = this.#running.then(() => this.#kill());
      });
    }
  }

  get isDone(): boolean {
    return this.done === this.#armed;
  }

  /** No more of them; resolves when one that is under way has ended. */
  async close(): Promise<void> {
    this.#timers.close();
    await this.#running;
  }

  async #kill(): Promise<void> {
    try {
      await this.#server.kill();
      this.done++;
    } catch (error) {
      this.#onTrouble(error);
    }
  }
}
