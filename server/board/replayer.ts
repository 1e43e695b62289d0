import {Worker} from 'node:worker_threads';
import type {Cleaned} from './cleaned.ts';
import type {ReplayAnswered, ReplayAsked} from './replay-worker.ts';

/** Run from source under Node's own TypeScript, or bundled: the worker is the same file's neighbour, with the same ending. */
const isSource = import.meta.url.endsWith('.ts');

interface Waiting {
  readonly resolve: (cleaned: Cleaned) => void;
  readonly reject: (problem: Error) => void;
}

/** Replays logs in a thread that is started by the first of them, and anew after it has died. */
export class Replayer {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;
  #isClosed = false;

  /** One state that says the same as its parts, and nothing about these notes. */
  replay(parts: readonly Uint8Array[], without: readonly string[] = []): Promise<Cleaned> {
    if (this.#isClosed) return Promise.reject(new Error('the replayer is closed'));
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#started().postMessage({id, parts, without} satisfies ReplayAsked);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL(isSource ? './replay-worker.ts' : './replay-worker.js', import.meta.url), {name: 'boards'});
    worker.on('message', (answer: ReplayAnswered | object) => {
      // `node --watch` speaks on the same channel, of the files that it has seen.
      if ('id' in answer) this.#settle(answer);
    });
    const gone = (problem: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const {reject} of this.#waiting.values()) reject(new Error('the thread of the boards has ended', {cause: problem}));
      this.#waiting.clear();
    };
    worker.once('error', gone).once('exit', gone);
    // It keeps no process alive: what it does can be done again.
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(answer: ReplayAnswered): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('cleaned' in answer) waiting?.resolve(answer.cleaned);
    else waiting?.reject(new Error(answer.problem));
  }
}
