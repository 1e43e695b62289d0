import {hereRecord} from '../../shared/session/presence.ts';
import type {Event} from '../../shared/session/protocol.ts';
import {touched} from '../../shared/session/view.ts';
import type {PersonId} from '../../shared/wire/ids.ts';
import {HERE_BAND_MS} from '../../shared/wire/limits.ts';
import type {Frame} from '../../shared/wire/live.ts';
import type {Audience, RecordId} from '../../shared/wire/records.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {type CatchUp, Feed} from './feed.ts';
import type {Pages} from './pages.ts';
import {Presence} from './presence.ts';
import {Tick} from './tick.ts';

export interface FanoutDeps {
  readonly pages: Pages;
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  /** Sends one frame to everyone of an audience: encoded once. */
  readonly emit: (audience: Audience, frame: Frame) => void;
  readonly onEvents: (events: readonly Event[]) => void;
}

/** Turns a room's commits into frames for each audience. */
export class Fanout {
  readonly presence = new Presence();
  readonly #room: Room;
  readonly #deps: FanoutDeps;
  readonly #feeds: Readonly<Record<Audience, Feed>>;
  readonly #tick: Tick;
  readonly #stop: () => void;
  readonly #changed = new Set<RecordId>();
  #cancelBand: (() => void) | null = null;
  #bandAt = Number.NEGATIVE_INFINITY;

  constructor(room: Room, deps: FanoutDeps) {
    this.#room = room;
    this.#deps = deps;
    const feed = (audience: Audience) => new Feed(audience, room.known, deps.pages, deps.time.steady);
    this.#feeds = {phone: feed('phone'), console: feed('console')};
    this.#tick = new Tick(() => this.#flush(), deps.time);
    this.#stop = room.onCommit((events, known) => {
      for (const event of events) for (const id of touched(known.session, event)) this.#changed.add(id);
      deps.onEvents(events);
      // Acknowledgements go first; they leave before this turn ends.
      setImmediate(() => this.#tick.ask());
    });
  }

  catchUp(audience: Audience, have: number | null): CatchUp {
    return this.#feeds[audience].catchUp(have);
  }

  /** Somebody has come; the answer, called once, says that they have gone. */
  enter(person: PersonId | null): () => void {
    const leave = person === null ? () => undefined : this.presence.enter(person);
    this.#tellHere();
    return () => {
      leave();
      this.#tellHere();
    };
  }

  close(): void {
    this.#stop();
    this.#tick.close();
    this.#cancelBand?.();
  }

  #flush(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const feed of Object.values(this.#feeds)) {
      const here = feed.audience === 'console' ? hereRecord(this.presence.here, 'console') : null;
      this.#send(feed, feed.next(this.#room.known, changed, here));
    }
  }

  #send(feed: Feed, frame: Frame | null): void {
    if (frame) this.#deps.emit(feed.audience, frame);
  }

  /** The console is told with the next tick, phones as a band and at most every 5 seconds. */
  #tellHere(): void {
    this.#tick.ask();
    if (this.#cancelBand) return;
    const {steady, after} = this.#deps.time;
    this.#cancelBand = after(Math.max(0, this.#bandAt + HERE_BAND_MS - steady()), () => {
      this.#cancelBand = null;
      this.#bandAt = steady();
      this.#send(this.#feeds.phone, this.#feeds.phone.next(this.#room.known, [], hereRecord(this.presence.here, 'phone')));
    });
  }
}
