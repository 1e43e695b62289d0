import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {toBase64url} from '../../shared/wire/base64url.ts';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {Millis, SessionId} from '../../shared/wire/ids.ts';
import {
  type Append,
  type BoardAppend,
  type BoardReplacement,
  type KeptBox,
  type ListedSession,
  type LoadedSession,
  type NewBox,
  type Store,
  type StoredBoard,
  StoreUnavailable,
} from './contract.ts';
import {appendBoard, loadBoard, replaceBoard, sessionsWithBoards} from './memory-boards.ts';
import {addBox, appendTo, type Kept, list, loadFrom, remove, sessionOf, setDeleteAt} from './memory-tables.ts';

export type MemoryOperation = Exclude<keyof Store, 'lineage' | 'secret' | 'close'> | 'commit';

export interface MemoryOptions {
  /** What survives a crash: hand the same to the store that stands for the server after its restart. */
  readonly disk?: MemoryDisk;
  /** Resolves when the disk has a group; never rejects. What is asked meanwhile is the next group. Without it: a few microtasks. */
  readonly whenDurable?: () => Promise<void>;
}

/** The contract without a disk, for tests and simulation. */
export interface MemoryStore extends Store {
  /** The next call of this operation rejects and changes nothing. `commit` fails a whole group, as a full disk does. */
  failNext(operation: MemoryOperation, problem?: Error): void;
  /**
   * The process dies: no call is answered any more, except by a rejection. What had been asked but not answered is
   * `lost`, or was on the disk already and only its answer is missing (`kept`).
   */
  crash(unanswered: 'lost' | 'kept'): void;
}

/** What a disk holds. */
export interface MemoryDisk {
  readonly lineage: string;
  readonly secret: Uint8Array;
  readonly kept: Kept;
}

export const newMemoryDisk = (): MemoryDisk => ({
  lineage: toBase64url(randomBytes(16)),
  secret: randomBytes(32),
  kept: {sessions: new Map(), boxes: new Map(), withdrawn: new Set(), lastBox: 0},
});

export const openMemoryStore = (options: MemoryOptions = {}): MemoryStore => new InMemory(options);

interface Asked {
  readonly operation: MemoryOperation;
  readonly run: (kept: Kept) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Error) => void;
}

const refusal = () => new StoreUnavailable('The disk refuses.');

class InMemory implements MemoryStore {
  readonly lineage: string;
  readonly secret: Uint8Array;
  readonly #disk: MemoryDisk;
  readonly #whenDurable: () => Promise<void>;
  readonly #failing = new Map<MemoryOperation, Error[]>();
  #queue: Asked[] = [];
  #committing: readonly Asked[] = [];
  #writing: Promise<void> | undefined;
  #over: StoreUnavailable | undefined;
  #hasCrashed = false;

  constructor({disk = newMemoryDisk(), whenDurable = () => Promise.resolve()}: MemoryOptions) {
    this.lineage = disk.lineage;
    this.secret = disk.secret;
    this.#disk = disk;
    this.#whenDurable = whenDurable;
  }

  async append(append: Append): Promise<void> {
    const stray = append.events.find(event => event.session !== append.session);
    if (stray) throw new Error(`an event of session ${stray.session} in an append to ${append.session}`);
    // As JSON already now: what the caller does with the object afterwards is not stored.
    const events = append.events.map(({n, v, event}) => ({n, v, data: JSON.stringify(event)}));
    return this.#ask('append', kept => appendTo(kept, append, events));
  }

  load(session: SessionId): Promise<LoadedSession | null> {
    return this.#ask('load', kept => loadFrom(kept, session));
  }

  findByCode(codeHash: string): Promise<SessionId | null> {
    return this.#ask('findByCode', kept => sessionOf(kept, 'codeHash', codeHash));
  }

  findByJoinKey(joinKeyHash: string): Promise<SessionId | null> {
    return this.#ask('findByJoinKey', kept => sessionOf(kept, 'joinKeyHash', joinKeyHash));
  }

  list(): Promise<readonly ListedSession[]> {
    return this.#ask('list', list);
  }

  setDeleteAt(session: SessionId, at: Millis | null): Promise<boolean> {
    return this.#ask('setDeleteAt', kept => setDeleteAt(kept, session, at));
  }

  remove(session: SessionId): Promise<boolean> {
    return this.#ask('remove', kept => remove(kept, session));
  }

  putBox(box: NewBox): Promise<number> {
    const copy = box.box.slice();
    return this.#ask('putBox', kept => addBox(kept, {...box, box: copy}));
  }

  sessionsWithBoxes(): Promise<readonly SessionId[]> {
    return this.#ask('sessionsWithBoxes', kept => [...new Set([...kept.boxes.values()].map(box => box.session))]);
  }

  boxes(session: SessionId): Promise<readonly KeptBox[]> {
    return this.#ask('boxes', kept =>
      [...kept.boxes]
        .filter(([, box]) => box.session === session)
        .map(([number, {activity, box}]) => ({number, activity, box: box.slice()})),
    );
  }

  appendBoard(append: BoardAppend): Promise<void> {
    const update = append.update.slice();
    return this.#ask('appendBoard', kept => appendBoard(kept, {...append, update}));
  }

  loadBoard(session: SessionId, document: BoardDocument): Promise<StoredBoard> {
    return this.#ask('loadBoard', kept => loadBoard(kept, session, document));
  }

  replaceBoard(replacement: BoardReplacement): Promise<void> {
    const state = replacement.state.slice();
    return this.#ask('replaceBoard', kept => replaceBoard(kept, {...replacement, state}));
  }

  sessionsWithBoards(): Promise<readonly SessionId[]> {
    return this.#ask('sessionsWithBoards', sessionsWithBoards);
  }

  /** Deleted is gone here: there is nothing to overwrite. */
  wipe(): Promise<boolean> {
    return this.#ask('wipe', () => true);
  }

  async backup(to: string): Promise<void> {
    const list = `${to}.withdrawn`;
    const taken = [to, list].find(path => existsSync(path));
    if (taken !== undefined) throw new StoreUnavailable(`${taken} exists already: choose another name.`);
    const [sessions, ids] = await this.#ask('backup', kept => [
      [...kept.sessions].map(([session, {head, rev, events, contents}]) => ({session, head, rev, events, contents: [...contents]})),
      [...kept.withdrawn].sort(),
    ]);
    await writeFile(list, ids.map(id => `${id}\n`).join(''), {flag: 'wx'});
    await writeFile(to, JSON.stringify(sessions), {flag: 'wx'});
  }

  async close(): Promise<void> {
    this.#over ??= new StoreUnavailable('The store is closed.');
    if (!this.#hasCrashed) await this.#writing;
  }

  failNext(operation: MemoryOperation, problem: Error = refusal()): void {
    this.#failing.set(operation, [...(this.#failing.get(operation) ?? []), problem]);
  }

  crash(unanswered: 'lost' | 'kept'): void {
    this.#over = new StoreUnavailable('The store has been lost: the server must start again.');
    this.#hasCrashed = true;
    const pending = [...this.#committing, ...this.#queue];
    this.#queue = [];
    this.#committing = [];
    for (const {run, reject} of pending) {
      if (unanswered === 'kept') attempt(() => run(this.#disk.kept));
      reject(this.#over);
    }
  }

  #ask<Value>(operation: MemoryOperation, run: (kept: Kept) => Value): Promise<Value> {
    if (this.#over) return Promise.reject(this.#over);
    return new Promise((resolve, reject) => {
      this.#queue.push({operation, run, resolve: value => resolve(value as Value), reject});
      this.#writing ??= this.#write();
    });
  }

  /** One group after another, for as long as something is asked. */
  async #write(): Promise<void> {
    // What is asked in the same turn belongs to the first group.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      this.#committing = this.#queue;
      this.#queue = [];
      await this.#whenDurable();
      if (this.#hasCrashed) return;
      const failure = this.#failing.get('commit')?.shift();
      for (const {operation, run, resolve, reject} of this.#committing) {
        const outcome = attempt(() => {
          const problem = failure ?? this.#failing.get(operation)?.shift();
          if (problem) throw problem;
          return run(this.#disk.kept);
        });
        if (outcome.ok) resolve(outcome.value);
        else reject(outcome.problem);
      }
      this.#committing = [];
    }
    // In the same turn as the look at the queue: what is asked from now on begins anew.
    this.#writing = undefined;
  }
}

type Outcome = {readonly ok: true; readonly value: unknown} | {readonly ok: false; readonly problem: Error};

function attempt(run: () => unknown): Outcome {
  try {
    return {ok: true, value: run()};
  } catch (problem) {
    return {ok: false, problem: problem instanceof Error ? problem : new Error(String(problem))};
  }
}
