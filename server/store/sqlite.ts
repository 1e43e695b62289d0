import {Worker} from 'node:worker_threads';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {ContentId, Millis, SessionId} from '../../shared/wire/ids.ts';
import {
  type Append,
  type BoardAppend,
  type BoardReplacement,
  type LoadedSession,
  type NewBox,
  type Store,
  type StoredBoard,
  StoreUnavailable,
} from './contract.ts';
import {unpackProblem} from './sqlite-problems.ts';
import type {Answered, Answers, Asked, FirstWords, PackedSession, Request, WorkerTask} from './sqlite-requests.ts';

export interface SqliteOptions {
  /** A folder that this process may have to itself; made where it is missing. */
  readonly dataDir: string;
  /** Called once when the worker has died: nothing can be stored any more, and the process should end. */
  readonly onLost?: (problem: StoreUnavailable) => void;
}

/**
 * The store in one SQLite file. Everything that touches the disk happens in a worker thread.
 * Rejects with `StoreInUse` while another process holds the folder, with `StoreUnavailable` when it cannot be opened.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const worker = startWorker({task: 'serve', dataDir: options.dataDir});
  const first = await firstWords(worker);
  if (first.is !== 'serving') throw new Error('the worker of the store has mistaken its task');
  return new SqliteStore(worker, first, options);
}

/** Run from source under Node's own TypeScript, or bundled: the worker is the same file's neighbour, with the same ending. */
const isSource = import.meta.url.endsWith('.ts');

function startWorker(workerData: WorkerTask): Worker {
  return new Worker(new URL(isSource ? './sqlite-worker.ts' : './sqlite-worker.js', import.meta.url), {workerData, name: 'store'});
}

/** Rejects with what kept the worker from starting. */
function firstWords(worker: Worker): Promise<FirstWords> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new StoreUnavailable('The store ended before it had begun.'));
    worker.on('message', function hear(words: FirstWords | object) {
      // `node --watch` speaks on the same channel, of the files that it has seen.
      if (!('is' in words)) return;
      worker.off('message', hear).off('exit', ended).off('error', reject);
      if (words.is === 'not-started') reject(unpackProblem(words.problem));
      else resolve(words);
    });
    worker.once('error', reject).once('exit', ended);
  });
}

/** What else comes on the channel is `node --watch` at work. */
const isAnswers = (message: readonly Answered[] | object): message is readonly Answered[] => Array.isArray(message);

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Error) => void;
}

class SqliteStore implements Store {
  readonly lineage: string;
  readonly secret: Uint8Array;
  readonly #dataDir: string;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #copies = new Set<Promise<void>>();
  #outgoing: Asked[] = [];
  #asked = 0;
  #closing: Promise<void> | undefined;
  /** Why nothing more is accepted. */
  #over: StoreUnavailable | undefined;

  constructor(worker: Worker, {lineage, secret}: FirstWords & {is: 'serving'}, {dataDir, onLost}: SqliteOptions) {
    this.lineage = lineage;
    this.secret = secret;
    this.#dataDir = dataDir;
    this.#worker = worker;
    worker.on('message', (answers: readonly Answered[] | object) => {
      if (!isAnswers(answers)) return;
      for (const answer of answers) this.#settle(answer);
    });
    let cause: unknown;
    worker.on('error', problem => {
      cause = problem;
    });
    this.#ended = new Promise(resolve => {
      worker.once('exit', () => {
        resolve();
        if (this.#waiting.size === 0 && this.#closing) return;
        this.#over = new StoreUnavailable('The store has been lost: the server must start again.', {cause});
        for (const {reject} of this.#waiting.values()) reject(this.#over);
        this.#waiting.clear();
        onLost?.(this.#over);
      });
    });
  }

  async append({events, ...rest}: Append): Promise<void> {
    const stray = events.find(event => event.session !== rest.session);
    if (stray) throw new Error(`an event of session ${stray.session} in an append to ${rest.session}`);
    const packed = events.map(({n, v, event}) => ({n, v, data: JSON.stringify(event)}));
    await this.#ask({op: 'append', append: {...rest, events: packed}});
  }

  async load(session: SessionId): Promise<LoadedSession | null> {
    const packed = await this.#ask({op: 'load', session});
    return packed && unpack(session, packed);
  }

  findByCode(codeHash: string): Promise<SessionId | null> {
    return this.#ask({op: 'findByCode', hash: codeHash});
  }

  findByJoinKey(joinKeyHash: string): Promise<SessionId | null> {
    return this.#ask({op: 'findByJoinKey', hash: joinKeyHash});
  }

  list(): Promise<Answers['list']> {
    return this.#ask({op: 'list'});
  }

  setDeleteAt(session: SessionId, at: Millis | null): Promise<boolean> {
    return this.#ask({op: 'setDeleteAt', session, at});
  }

  remove(session: SessionId): Promise<boolean> {
    return this.#ask({op: 'remove', session});
  }

  putBox(box: NewBox): Promise<number> {
    return this.#ask({op: 'putBox', box});
  }

  sessionsWithBoxes(): Promise<Answers['sessionsWithBoxes']> {
    return this.#ask({op: 'sessionsWithBoxes'});
  }

  boxes(session: SessionId): Promise<Answers['boxes']> {
    return this.#ask({op: 'boxes', session});
  }

  async appendBoard(append: BoardAppend): Promise<void> {
    await this.#ask({op: 'appendBoard', append});
  }

  loadBoard(session: SessionId, document: BoardDocument): Promise<StoredBoard> {
    return this.#ask({op: 'loadBoard', session, document});
  }

  async replaceBoard(replacement: BoardReplacement): Promise<void> {
    await this.#ask({op: 'replaceBoard', replacement});
  }

  sessionsWithBoards(): Promise<Answers['sessionsWithBoards']> {
    return this.#ask({op: 'sessionsWithBoards'});
  }

  wipe(): Promise<boolean> {
    return this.#ask({op: 'wipe'});
  }

  async backup(to: string): Promise<void> {
    if (this.#over) throw this.#over;
    // A thread of its own: the copy reads for as long as it takes, and nobody's commit waits for it.
    const copied = firstWords(startWorker({task: 'copy', dataDir: this.#dataDir, to})).then(() => undefined);
    this.#copies.add(copied);
    await copied.finally(() => this.#copies.delete(copied));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#over) return;
    const asked = this.#ask({op: 'close'});
    this.#over = new StoreUnavailable('The store is closed.');
    await Promise.allSettled(this.#copies);
    await asked;
    await this.#ended;
  }

  #ask<R extends Request>(request: R): Promise<Answers[R['op']]> {
    if (this.#over) return Promise.reject(this.#over);
    const id = ++this.#asked;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, {resolve, reject}));
    // One message for all that is asked in the same turn: waking the other thread is the dearest part of a request.
    if (this.#outgoing.length === 0) queueMicrotask(() => this.#send());
    this.#outgoing.push({id, request});
    return answer as Promise<Answers[R['op']]>;
  }

  #send(): void {
    const outgoing = this.#outgoing;
    this.#outgoing = [];
    this.#worker.postMessage(outgoing);
  }

  #settle(answer: Answered): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(unpackProblem(answer.problem));
  }
}

function unpack(session: SessionId, {rev, events, contents, people, commands}: PackedSession): LoadedSession {
  return {
    rev,
    events: events.map(({n, v, data}) => ({session, n, v, event: JSON.parse(data)})),
    contents: new Map<ContentId, string>(contents.map(({id, words}) => [id, words])),
    people,
    commands,
  };
}
