/** Somebody has asked for the end: nothing is wrong, and nothing more is to be done. */
export class Stopped extends Error {
  constructor() {
    super('Stopped.');
  }
}

/** Resolves after `ms` milliseconds; rejects with `Stopped` when the signal comes first. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Stopped());
    const stop = () => {
      clearTimeout(timer);
      reject(new Stopped());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, {once: true});
  });
}

/** Like the promise, unless the signal comes first: then it rejects with `Stopped`. */
export function unlessStopped<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Stopped());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, {once: true});
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Timers that end together. */
export class Timers {
  readonly #ends = new Set<() => void>();
  #isClosed = false;

  after(ms: number, run: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#ends.delete(end);
      run();
    }, ms);
    const end = () => clearTimeout(timer);
    this.#ends.add(end);
  }

  every(ms: number, run: () => void): void {
    if (this.#isClosed) return;
    const timer = setInterval(run, ms);
    this.#ends.add(() => clearInterval(timer));
  }

  close(): void {
    this.#isClosed = true;
    for (const end of this.#ends) end();
    this.#ends.clear();
  }
}
