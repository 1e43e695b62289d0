import type {BoardEnd} from '../../shared/wire/board.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {
  BOARD_BACKLOG_BYTES,
  BOARD_BACKLOG_MS,
  BOARD_GRACE_MS,
  BOARD_UPDATES_BURST,
  BOARD_UPDATES_PER_SECOND,
} from '../../shared/wire/limits.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {ClientId} from './update.ts';

export interface MemberDeps {
  /** The only number under which it writes. */
  readonly client: ClientId;
  /** As it is now, by the session. */
  readonly mayWrite: () => boolean;
  /** Whether its person may have one more number that has written in this document. */
  readonly mayBegin: () => boolean;
  /** Counts bytes that were read, and steps that it took to find their place. False while its person has made more work than may be. */
  readonly spend: (steps: number) => boolean;
  readonly write: (bytes: Buffer) => void;
  /** Bytes that wait for a slow reader. */
  readonly backlog: () => number;
  /** Runs once, when nothing waits any more. */
  readonly onDrained: (run: () => void) => void;
  readonly end: (why: BoardEnd) => void;
}

/** A page may ask for the whole document this often; each time costs a few bytes and brings many. In milliseconds. */
const ASK_EVERY_MS = 5 * SECOND;

/** What is given back of a message that only takes something out. */
const TIDIED_SHARE = 0.9;

/** So long is a message that counts as two. */
const BYTES_A_TOKEN = 2_048;

/** To read so many bytes takes as long as a step to the place of what they say. */
const BYTES_A_STEP = 8;

/** One connection to a document: what it may do, how fast, and how far behind it reads. */
export class Member {
  readonly #deps: MemberDeps;
  readonly #time: Pick<TimeSource, 'steady' | 'after'>;
  #couldWrite: boolean;
  #writesUntil = Number.NEGATIVE_INFINITY;
  #tokens = BOARD_UPDATES_BURST;
  #tokensAt: Millis;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** What makes its document whole: before it is asked for, and while too much waits, nothing is told piece by piece. */
  #whole: (() => Buffer) | null = null;
  #isBehind = false;
  #isEnded = false;
  #writes = 0;

  constructor(deps: MemberDeps, time: Pick<TimeSource, 'steady' | 'after'>) {
    this.#deps = deps;
    this.#time = time;
    this.#couldWrite = deps.mayWrite();
    this.#tokensAt = time.steady();
  }

  get client(): ClientId {
    return this.#deps.client;
  }

  /** It was told to go; what still comes from it is not heard. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  mayWrite(): boolean {
    return this.#deps.mayWrite();
  }

  mayBegin(): boolean {
    return this.#deps.mayBegin();
  }

  /** What it wrote has taken so many steps: too many, and it has to wait before it comes back. */
  spend(steps: number): void {
    if (steps > 0 && !this.#deps.spend(steps)) this.end('too-many');
  }

  /** Also for a moment after the right to write has gone. */
  mayStillWrite(): boolean {
    this.refreshRight();
    return this.#couldWrite || this.#time.steady() < this.#writesUntil;
  }

  refreshRight(): void {
    const mayWrite = this.#deps.mayWrite();
    if (this.#couldWrite && !mayWrite) this.#writesUntil = this.#time.steady() + BOARD_GRACE_MS;
    this.#couldWrite = mayWrite;
  }

  /** How many messages that wrote something have been taken from it, with this one. */
  countWrite(): number {
    this.#writes += 1;
    return this.#writes;
  }

  /** Uses up some of what hands can do, by the length of a message in bytes: reading a long one takes longer, whichever page of a person sends it. */
  isWithinPace(length: number): boolean {
    const now = this.#time.steady();
    const gained = ((now - this.#tokensAt) / SECOND) * BOARD_UPDATES_PER_SECOND;
    this.#tokens = Math.min(BOARD_UPDATES_BURST, this.#tokens + gained) - (1 + length / BYTES_A_TOKEN);
    this.#tokensAt = now;
    return this.#tokens >= 0 && this.#deps.spend(length / BYTES_A_STEP);
  }

  /** It only took something out: pages do that by themselves, each of them, when somebody else's formats leave something to tidy. */
  tidied(): void {
    this.#tokens = Math.min(BOARD_UPDATES_BURST, this.#tokens + TIDIED_SHARE);
  }

  /** It has asked for the document, and from then on hears what happens. */
  tellState(whole: () => Buffer): void {
    const now = this.#time.steady();
    if (now - this.#askedAt < ASK_EVERY_MS) return;
    this.#askedAt = now;
    this.#whole = whole;
    this.send(whole());
  }

  /** What happens, to those who have the rest; and `own`, which concerns this page alone. */
  tell(frames: Buffer, own: Buffer | null = null): void {
    const isTold = frames.length > 0 && this.#takesNews();
    if (isTold) this.send(own ? Buffer.concat([frames, own]) : frames);
    else if (own) this.send(own);
  }

  send(frames: Buffer): void {
    if (!this.#isEnded) this.#deps.write(frames);
  }

  /** What it asked for alone, and can ask for again: not on top of what it does not read. */
  answer(frames: Buffer): void {
    if (this.#deps.backlog() <= BOARD_BACKLOG_BYTES) this.send(frames);
  }

  end(why: BoardEnd): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#deps.end(why);
  }

  #takesNews(): boolean {
    if (!this.#whole || this.#isBehind) return false;
    if (this.#deps.backlog() <= BOARD_BACKLOG_BYTES) return true;
    this.#fallBehind(this.#whole);
    return false;
  }

  /** Nothing more is put behind what waits. When it has been read, the whole document makes up for all that was left out. */
  #fallBehind(whole: () => Buffer): void {
    this.#isBehind = true;
    const cancel = this.#time.after(BOARD_BACKLOG_MS, () => this.end('too-slow'));
    this.#deps.onDrained(() => {
      cancel();
      this.#isBehind = false;
      this.send(whole());
    });
  }
}
