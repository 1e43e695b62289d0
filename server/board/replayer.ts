import {Worker} from 'node:worker_threads';
import type {PageLine} from '../../shared/pages/lines.ts';
import type {OrderChecked} from './checked.ts';
import type {Cleaned} from './cleaned.ts';
import type {ReplayAnswered, Task, Tasks} from './replay-worker.ts';

/** Run from source under Node's own TypeScript, or bundled: the worker is the same file's neighbour, with the same ending. */
const isSource = import.meta.url.endsWith('.ts');

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (problem: Error) => void;
}

/** Builds documents in a thread that is started by the first of them, and anew after it has died. */
export class Replayer {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;
  #isClosed = false;

  /** One state that says the same as its parts, and nothing about these notes. */
  replay(parts: readonly Uint8Array[], without: readonly string[] = []): Promise<Cleaned> {
    return this.#ask('replay', {parts, without});
  }

  /**
   * Whether these updates can be taken. `document`: the same for all checks of a document, until `forgetDocument`. `stored`: all that is stored of it.
   */
  async checkOrder(document: string, stored: () => readonly Uint8Array[], updates: readonly Uint8Array[]): Promise<OrderChecked> {
    const answer = await this.#ask('order', {document, begin: null, updates});
    if (answer !== 'unknown') return answer;
    const again = await this.#ask('order', {document, begin: stored(), updates});
    if (again === 'unknown') throw new Error('a document was not kept');
    return again;
  }

  forgetDocument(document: string): void {
    // Where there is no thread there is nothing to forget.
    if (this.#worker && !this.#isClosed) void this.#ask('forget', {document}).catch(() => undefined);
  }

  /** A text line by line. */
  read(parts: readonly Uint8Array[]): Promise<readonly PageLine[]> {
    return this.#ask('read', {parts});
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #ask<Name extends Task>(task: Name, asks: Tasks[Name]['asks']): Promise<Tasks[Name]['answers']> {
    if (this.#isClosed) return Promise.reject(new Error('the replayer is closed'));
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      // The answer to an id is that of its task.
      this.#waiting.set(id, {resolve: answer => resolve(answer as Tasks[Name]['answers']), reject});
      this.#started().postMessage({id, task, asks});
    });
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
    if ('answer' in answer) waiting?.resolve(answer.answer);
    else waiting?.reject(new Error(answer.problem));
  }
}
