import type {Millis} from '../../shared/wire/ids.ts';
import type {Log} from '../ops/log.ts';
import type {Store} from './contract.ts';

/** A reader that holds the file is gone soon; the promise is 60 seconds. */
const RETRY_MS: Millis = 1_000;

/** Makes deleted words leave the files, and goes on until they have. */
export class Wiper {
  readonly #store: Pick<Store, 'wipe'>;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;
  #isWiping = false;
  #isWanted = false;
  #isClosed = false;

  constructor(store: Pick<Store, 'wipe'>, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  ask(): void {
    this.#isWanted = true;
    if (!this.#isWiping && !this.#timer && !this.#isClosed) void this.#wipe();
  }

  /** Whether something deleted may still stand in a file. */
  get isBehind(): boolean {
    return this.#isWanted;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #wipe(): Promise<void> {
    this.#isWiping = true;
    this.#isWanted = false;
    const isDone = await this.#store.wipe().catch(() => false);
    this.#isWiping = false;
    if (!isDone) {
      this.#isWanted = true;
      this.#log.debug('a reader holds up the wiping of deleted words');
    }
    if (this.#isWanted && !this.#isClosed) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        void this.#wipe();
      }, RETRY_MS);
    }
  }
}
