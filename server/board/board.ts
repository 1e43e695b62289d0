import type {BoardEnd} from '../../shared/wire/board.ts';
import {SECOND} from '../../shared/wire/ids.ts';
import {MAX_BOARD_BYTES, MAX_BOARD_KEY_CHARS, MAX_BOARD_LOG_BYTES, MAX_BOARD_WRITERS, SHOWN_EVERY_MS} from '../../shared/wire/limits.ts';
import type {StoredBoard} from '../store/contract.ts';
import type {BoardDeps} from './board-deps.ts';
import {Chains} from './chains.ts';
import {frame} from './frame.ts';
import {Known} from './known.ts';
import {Member, type MemberDeps} from './member.ts';
import {mergeUpdates} from './merge.ts';
import {askFor, type ClientMessage, encodeAwareness, readMessage, tellAwareness, tellSaved, tellUpdate} from './messages.ts';
import {Pace} from './pace.ts';
import {ReadyDocument} from './ready.ts';
import {Showing} from './showing.ts';
import {firstRefused, newIn, type Refused, type Saved, savedIn, type Taken} from './taken.ts';
import {BadUpdate, type BoardUpdate, type ClientId, readUpdate} from './update.ts';

/** A page forgets after thirty seconds what it is not told again. In milliseconds. */
const REPEAT_MS = 15 * SECOND;
/** A note that the session never had is looked for, and taken out, no more often. In milliseconds. */
const CLEAN_EVERY_MS = SECOND;
/** More pieces deleted in one message are no tidying of formats, and have all that are known gone through: five of them take as long as a step. */
const [FEW_PIECES, PIECES_A_STEP] = [32, 5] as const;
const NOTHING_SHOWN = tellAwareness(encodeAwareness([]));

/**
 * One document and those who are connected to it. What comes is checked, taken in one order, stored, and only then told to all in one write each: so
 * nobody has seen what a crash could lose, and a log never has a hole. The document itself is not built here (see update.ts and known.ts).
 */
export class Board {
  readonly #deps: BoardDeps;
  /** With what waits to be stored. */
  #known = new Known();
  readonly #stored = new Known();
  readonly #chains = new Chains();
  readonly #ready: ReadyDocument;
  readonly #members = new Set<Member>();
  readonly #byClient = new Map<ClientId, Member>();
  readonly #showing = new Showing();
  /** Notes that something on the board is about, or was when it was last looked at. */
  readonly #notes = new Set<string>();
  /** Whether one of them may be none (any more): looking at all of them after each update would cost more the fuller the board is. */
  #mayHaveGone = false;
  /** Notes that were taken back since they were last taken out: that comes before anything else is stored. */
  readonly #takenBack = new Set<string>();
  #cleanedAt = Number.NEGATIVE_INFINITY;
  #cancelClean: (() => void) | null = null;
  readonly #pace: Pace;
  #taken: Taken[] = [];
  /** In bytes. */
  #waiting = 0;
  #isStoring = false;
  #isReplacing = false;
  #isOver = false;
  #cleaning: Promise<void> = Promise.resolve();
  #cancelShowing: (() => void) | null = null;
  #cancelRepeat: (() => void) | null = null;

  constructor(stored: StoredBoard, deps: BoardDeps) {
    this.#deps = deps;
    this.#ready = new ReadyDocument(stored);
    for (const part of this.#ready.parts) {
      const update = readUpdate(part, deps.shape);
      this.#stored.add(update);
      this.#chains.add(update);
      this.#lookFor(update);
    }
    this.#known = this.#stored.copy();
    this.#pace = new Pace(deps);
    this.#flushSoon();
  }

  get isEmpty(): boolean {
    return this.#members.size === 0 && !this.#isStoring && this.#taken.length === 0 && this.#cancelClean === null;
  }

  /** Resolves when what is being taken out is out of the store, or could not be. */
  get cleaned(): Promise<void> {
    return this.#cleaning;
  }

  /** Somebody has connected. Whoever held the same place before is told, and goes. */
  enter(given: MemberDeps): Member {
    const member = new Member(given, this.#deps.time);
    this.#byClient.get(member.client)?.end('taken-over');
    this.#members.add(member);
    this.#byClient.set(member.client, member);
    if (member.mayWrite()) member.send(frame(askFor(this.#known.stateVector())));
    this.#repeatShowing();
    return member;
  }

  /** Late, when another connection has taken its place, it changes nothing for that one. */
  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    if (this.#byClient.get(member.client) !== member) return;
    this.#byClient.delete(member.client);
    if (this.#showing.leave(member.client)) this.#showSoon();
  }

  /** One message as it came. What is wrong with it ends this connection and nobody else's. */
  hear(member: Member, bytes: Uint8Array): void {
    if (this.#isOver || member.isEnded || !this.#members.has(member)) return;
    if (!member.isWithinPace(bytes.length)) {
      member.end('too-many');
      return;
    }
    try {
      this.#act(member, readMessage(bytes));
    } catch (problem) {
      if (!(problem instanceof BadUpdate)) throw problem;
      member.end('malformed');
    }
  }

  /** The session has changed: who may no longer write has a moment for what is on its way, and what names a note of these, wherever, goes too. */
  refresh(gone: readonly string[] = []): void {
    for (const member of this.#members) member.refreshRight();
    for (const note of gone) this.#takenBack.add(note);
    this.#mayHaveGone = true;
    this.#flushSoon();
  }

  close(why: BoardEnd): void {
    this.letGo();
    for (const member of [...this.#members]) member.end(why);
  }

  /** Nobody is at it, or shall be: from here on it is another's, and stores nothing more. */
  letGo(): void {
    this.#isOver = true;
    this.#pace.close();
    this.#cancelShowing?.();
    this.#cancelRepeat?.();
    this.#cancelClean?.();
    this.#deps.order?.forget();
  }

  #act(member: Member, message: ClientMessage): void {
    switch (message.is) {
      case 'asks':
        member.tellState(() => this.#whole());
        break;
      case 'writes':
        this.#take(member, message.update);
        break;
      case 'awareness':
        if (this.#showing.hear(member.client, message.update, this.#deps.mayShow)) this.#showSoon();
        break;
      case 'asks-awareness':
        // It comes with the document; asked for, it is a sign of life on a quiet board.
        member.answer(frame(this.#showing.whole() ?? NOTHING_SHOWN));
        break;
    }
  }

  #whole(): Buffer {
    const showing = this.#showing.whole();
    return showing ? Buffer.concat([this.#ready.frames, frame(showing)]) : this.#ready.frames;
  }

  #take(member: Member, bytes: Uint8Array): void {
    const update = readUpdate(bytes, this.#deps.shape);
    const isNew = !this.#known.hasAll(update);
    if (isNew && update.deleted.length > FEW_PIECES) member.spend(this.#known.deletedPieces / PIECES_A_STEP);
    if (member.isEnded) return;
    const why = isNew ? this.#whyNot(member, update) : null;
    if (why) {
      member.end(why);
      return;
    }
    if (isNew) this.#learn(update);
    if (update.sections.length === 0 && update.deleted.length <= FEW_PIECES) member.tidied();
    this.#waiting += isNew ? bytes.length : 0;
    const saved = {clock: this.#known.clockOf(member.client), writes: member.countWrite()};
    this.#taken.push({update, isNew, member, saved});
    this.#flushSoon();
  }

  #whyNot(member: Member, update: BoardUpdate): BoardEnd | null {
    if (!member.mayStillWrite()) return 'read-only';
    const fault = this.#known.faultIn(update, member.client);
    if (fault) return fault;
    if (update.keys.some(key => key.length > MAX_BOARD_KEY_CHARS)) return 'malformed';
    if (this.#known.isTooScattered(update)) return 'full';
    if (update.sections.length === 0) return null;
    if (this.#ready.stateSize + update.bytes.length > MAX_BOARD_BYTES) return 'full';
    // What was overwritten goes with the log, as soon as one state has taken its place.
    if (this.#ready.size + this.#waiting + update.bytes.length > MAX_BOARD_LOG_BYTES) return 'full';
    const begins = this.#known.clockOf(member.client) === 0;
    return begins && (this.#known.clients >= MAX_BOARD_WRITERS || !member.mayBegin()) ? 'no-new-writers' : null;
  }

  #learn(update: BoardUpdate): void {
    this.#known.add(update);
    this.#chains.add(update);
    this.#lookFor(update);
  }

  #lookFor({notes, bytes}: BoardUpdate): void {
    for (const note of new Set([...notes, ...this.#deps.notesIn(bytes)])) {
      this.#notes.add(note);
      if (!this.#deps.isNote(note)) this.#mayHaveGone = true;
    }
  }

  #flushSoon(): void {
    if (this.#isOver || this.#isStoring) return;
    if (this.#takenBack.size > 0) this.#takeOutGone();
    else if (this.#taken.length > 0) this.#pace.ask(() => void this.#flush());
    else if (this.#mayHaveGone) this.#cleanInTime();
  }

  /** What was never there can be made up by anybody, as often as they like: taking it out waits a moment. */
  #cleanInTime(): void {
    const wait = this.#cleanedAt + CLEAN_EVERY_MS - this.#deps.time.steady();
    if (wait <= 0) this.#takeOutGone();
    else
      this.#cancelClean ??= this.#deps.time.after(wait, () => {
        this.#cancelClean = null;
        this.#flushSoon();
        if (this.isEmpty) this.#deps.onEmpty();
      });
  }

  /** Notes that are no more: taken back, or never there. */
  #takeOutGone(): void {
    // Also what was written about them when nobody knew that they would be notes.
    for (const note of this.#takenBack) if (this.#ready.says(note)) this.#notes.add(note);
    this.#takenBack.clear();
    this.#mayHaveGone = false;
    const gone = [...this.#notes].filter(note => !this.#deps.isNote(note));
    if (gone.length === 0) this.#flushSoon();
    else {
      this.#cleanedAt = this.#deps.time.steady();
      this.#cleaning = this.#takeOut(gone);
    }
  }

  async #flush(): Promise<void> {
    // What has come to be done first, while this waited for its turn.
    if (this.#isStoring || this.#takenBack.size > 0) return this.#flushSoon();
    const taken = this.#taken;
    this.#taken = [];
    this.#waiting = 0;
    this.#isStoring = true;
    let refused: Refused | null;
    try {
      refused = await this.#firstRefused(taken);
    } catch (error) {
      return this.#lose(error);
    }
    if (this.#isOver) return;
    if (refused) return this.#refuse(taken, refused);
    const updates = mergeUpdates(newIn(taken));
    const {n} = this.#ready;
    try {
      // Asked in one turn, they are one commit.
      await Promise.all(updates.map((update, at) => this.#deps.append(n + 1 + at, update)));
    } catch (error) {
      return this.#lose(error);
    }
    if (this.#isOver) return;
    this.#ready.add(updates);
    for (const update of newIn(taken)) this.#stored.add(update);
    this.#pace.measure(() => this.#tell(updates, savedIn(taken)));
    this.#isStoring = false;
    this.#flushSoon();
    if (this.isEmpty) this.#deps.onEmpty();
    else if (this.#ready.isLong) void this.#replaceLog();
  }

  /** Where all values of a board stand in rows there is nothing to look at. */
  async #firstRefused(taken: readonly Taken[]): Promise<Refused | null> {
    const {order, shape} = this.#deps;
    return order && (shape.holds !== 'values' || !this.#chains.areRows) ? firstRefused(taken, order, () => this.#ready.parts) : null;
  }

  /** Its writer goes; of them nothing is left from there on. All others are heard anew. */
  #refuse(taken: readonly Taken[], refused: Refused): void {
    const by = taken[refused.at]?.member;
    const others = [...taken, ...this.#taken].filter(({member}, at) => at < refused.at || member.client !== by?.client);
    this.#taken = [];
    this.#known = this.#stored.copy();
    for (const other of others) this.#takeAgain(other);
    this.#waiting = this.#taken.reduce((sum, {update, isNew}) => sum + (isNew ? update.bytes.length : 0), 0);
    this.#isStoring = false;
    this.#flushSoon();
  }

  /** What was known from the refused alone is new now; and nobody was told of that, so who leans on it is no honest page. */
  #takeAgain(taken: Taken): void {
    const {update, member} = taken;
    const isNew = !this.#known.hasAll(update);
    const why = isNew ? this.#known.faultIn(update, member.client) : null;
    if (why) {
      member.end(why);
      return;
    }
    if (isNew) this.#known.add(update);
    this.#taken.push({...taken, isNew});
  }

  /** One write for each reader; who wrote is also told how far that is stored. */
  #tell(updates: readonly Uint8Array[], saved: ReadonlyMap<Member, Saved>): void {
    const news = this.#showing.takeNews();
    const frames = Buffer.concat([...updates.map(update => frame(tellUpdate(update))), ...(news ? [frame(news)] : [])]);
    for (const member of this.#members) {
      const own = saved.get(member);
      member.tell(frames, own ? frame(tellSaved(own.clock, own.writes)) : null);
    }
  }

  /** Between two flushes: what is about notes that are no more is taken out of the document, the log and the state. */
  async #takeOut(gone: readonly string[]): Promise<void> {
    this.#isStoring = true;
    // Before anything else is heard: what is written about them meanwhile has to be taken out again.
    for (const note of gone) this.#notes.delete(note);
    // So is what waits to be stored, which is not taken out yet.
    for (const {update} of this.#taken) this.#lookFor(update);
    try {
      const {update, state} = await this.#deps.replay(this.#ready.parts, gone);
      if (update) {
        await this.#deps.append(this.#ready.n + 1, update);
        const cleaning = readUpdate(update, this.#deps.shape);
        for (const known of [this.#known, this.#stored]) known.add(cleaning);
        this.#ready.add([update]);
      }
      if (this.#ready.hasLog) await this.#deps.replace(this.#ready.n, state);
      if (this.#isOver) return;
      this.#ready.replace(this.#ready.n, state);
      // It has the words still.
      this.#deps.order?.forget();
      if (update) this.#tell([update], new Map());
    } catch (error) {
      return this.#lose(error);
    }
    this.#isStoring = false;
    this.#deps.onTakenOut();
    this.#flushSoon();
  }

  /** Stored or not: what is known here is no longer what is stored. Pages come back and send what is missing. */
  #lose(error: unknown): void {
    this.#deps.onTrouble(error);
    this.#deps.onLost();
    this.close('not-saved');
  }

  /** The log stays as it is until one state has taken its place in the store. */
  async #replaceLog(): Promise<void> {
    if (this.#isReplacing) return;
    this.#isReplacing = true;
    const {n: upTo, parts} = this.#ready;
    try {
      const {state} = await this.#deps.replay(parts, []);
      // Meanwhile something may have been taken out, and a state put in the log's place that is newer than this one.
      if (this.#isOver || this.#ready.upTo >= upTo) return;
      await this.#deps.replace(upTo, state);
      if (!this.#isOver) this.#ready.replace(upTo, state);
    } catch (error) {
      // The log is only longer than it need be, and it is tried again.
      this.#ready.putOff();
      this.#deps.onTrouble(error);
    } finally {
      this.#isReplacing = false;
    }
  }

  #showSoon(): void {
    this.#cancelShowing ??= this.#deps.time.after(SHOWN_EVERY_MS, () => {
      this.#cancelShowing = null;
      const news = this.#showing.takeNews();
      if (!news) return;
      const framed = frame(news);
      for (const member of this.#members) member.tell(framed);
    });
  }

  #repeatShowing(): void {
    this.#cancelRepeat ??= this.#deps.time.after(REPEAT_MS, () => {
      this.#cancelRepeat = null;
      if (this.#members.size === 0) return;
      this.#showing.repeat();
      this.#showSoon();
      this.#repeatShowing();
    });
  }
}
