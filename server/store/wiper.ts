import type {Millis} from '../../shared/wire/ids.ts';
import type {Log} from '../ops/log.ts';
import type {Store} from './contract.ts';

/** Deleted words leave the files within 60 seconds. Wiping holds up commits, so what is deleted in this time is wiped together. */
const GATHER_MS: Millis = 10_000;
/** A reader that holds the file is gone soon. */
const RETRY_MS: Millis = 1_000;

/** Makes deleted words leave the files, and goes on until they have. */
export class Wiper {
  readonly #store: Pick<Store, 'wipe'>;
  readonly #log: Log;
  #timer: {readonly id: NodeJS.Timeout; readonly due: Millis} | null = null;
  #wiping: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;

  constructor(store: Pick<Store, 'wipe'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** `within`: the longest wait for more to be deleted; who can wait less brings it forward for all. */
  ask(within: Millis = GATHER_MS): void {
    this.#isWanted = true;
    const due = performance.now() + within;
    if (this.#isClosed || (this.#timer && this.#timer.due <= due)) return;
    if (this.#timer) clearTimeout(this.#timer.id);
    const id = setTimeout(() => {
      this.#timer = null;
      this.#wiping = this.#wipe();
    }, within);
    this.#timer = {id, due};
  }

  /** Whether something deleted may still stand in a file. */
  get isBehind(): boolean {
    return this.#isWanted || this.#wiping !== null;
  }

  /** What is still wanted is done at once. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer.id);
    this.#timer = null;
    await this.#wiping;
    if (this.#isWanted) await this.#wipe();
  }

  async #wipe(): Promise<void> {
    this.#isWanted = false;
    const isDone = await this.#store.wipe().catch(() => false);
    this.#wiping = null;
    if (isDone) return;
    this.#log.debug('a reader holds up the wiping of deleted words');
    this.ask(RETRY_MS);
  }
}
