import {MEMORY_RECORDS, type MemoryRecordId} from '../../shared/care/memory.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {touched} from '../../shared/session/view.ts';
import type {Millis} from '../../shared/wire/ids.ts';
import {HERE_BAND_MS} from '../../shared/wire/limits.ts';
import type {Frame} from '../../shared/wire/live.ts';
import {AUDIENCES, type Audience, type HereRecord, type RecordId, type ViewRecord} from '../../shared/wire/records.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {type CatchUp, Feed, type InMemory} from './feed.ts';
import {Pace} from './pace.ts';
import type {Pages} from './pages.ts';
import {Tick} from './tick.ts';

export interface FanoutDeps {
  readonly pages: Pages;
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  /** Sends one frame to everyone of an audience: encoded once. */
  readonly emit: (audience: Audience, frame: Frame) => void;
  readonly onEvents: (events: readonly Event[]) => void;
  /** What is in memory only. */
  readonly here: (audience: Audience) => HereRecord;
  readonly memory: (id: MemoryRecordId, audience: Audience) => ViewRecord | null;
}

/** A hall that comes in changes the console's list of who is here so often and no more. */
const HERE_LIST_MS: Millis = 500;

/** Turns a room's commits, and what is in memory only, into frames for each audience. */
export class Fanout {
  readonly #room: Room;
  readonly #deps: FanoutDeps;
  readonly #feeds: Readonly<Record<Audience, Feed>>;
  readonly #tick: Tick;
  readonly #stop: () => void;
  readonly #changed = new Set<RecordId>();
  readonly #remembered = new Set<MemoryRecordId>();
  readonly #band: Pace;
  readonly #list: Pace;

  constructor(room: Room, deps: FanoutDeps) {
    this.#room = room;
    this.#deps = deps;
    const feed = (audience: Audience) =>
      new Feed(audience, room.known, deps.pages, deps.time.steady, [
        ['here', deps.here(audience)],
        ...this.#memory(MEMORY_RECORDS, audience),
      ]);
    this.#feeds = {phone: feed('phone'), console: feed('console'), assistant: feed('assistant'), stage: feed('stage')};
    this.#tick = new Tick(() => this.#flush(), deps.time);
    this.#band = new Pace(HERE_BAND_MS, () => this.#sendHere(['phone', 'stage']), deps.time);
    this.#list = new Pace(HERE_LIST_MS, () => this.#sendHere(['console', 'assistant']), deps.time);
    let {session: before} = room.known;
    this.#stop = room.onCommit((events, {session}) => {
      for (const event of events) for (const id of touched(before, session, event)) this.#changed.add(id);
      before = session;
      deps.onEvents(events);
      // Acknowledgements go first; they leave before this turn ends.
      setImmediate(() => this.#tick.ask());
    });
  }

  catchUp(audience: Audience, have: number | null): CatchUp {
    return this.#feeds[audience].catchUp(have);
  }

  /** Somebody has come, gone, stepped out or come back. Phones and the stage are told as a band. */
  tellHere(): void {
    this.#list.ask();
    this.#band.ask();
  }

  tell(id: MemoryRecordId): void {
    this.#remembered.add(id);
    this.#tick.ask();
  }

  close(): void {
    this.#stop();
    this.#tick.close();
    this.#band.close();
    this.#list.close();
  }

  #flush(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    const remembered = [...this.#remembered];
    this.#remembered.clear();
    for (const audience of AUDIENCES) this.#send(audience, changed, this.#memory(remembered, audience));
  }

  #sendHere(audiences: readonly Audience[]): void {
    for (const audience of audiences) this.#send(audience, [], [['here', this.#deps.here(audience)]]);
  }

  #memory(ids: readonly MemoryRecordId[], audience: Audience): InMemory {
    return ids.map(id => [id, this.#deps.memory(id, audience)]);
  }

  #send(audience: Audience, changed: readonly RecordId[], memory: InMemory): void {
    const frame = this.#feeds[audience].next(this.#room.known, changed, memory);
    if (frame) this.#deps.emit(audience, frame);
  }
}
