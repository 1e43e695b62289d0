import type {Actor} from '../../shared/session/actor.ts';
import {decide} from '../../shared/session/decide.ts';
import {type Command, EVENT_VERSION, type Event} from '../../shared/session/protocol.ts';
import {refuse} from '../../shared/session/result.ts';
import {isNothing, joinWrites, type Writes} from '../../shared/session/writes.ts';
import {isUnsigned} from '../../shared/voice/themes.ts';
import type {CommandId, Id, Millis, SessionId} from '../../shared/wire/ids.ts';
import type {Answer} from '../../shared/wire/live.ts';
import {type AcceptedCommand, type SessionHead, StaleRevision, type Store} from '../store/contract.ts';
import {after, type Known} from './known.ts';
import {Remembered} from './remembered.ts';

/** One transaction's worth: more would make the first wait for the last. */
const GROUP = 64;

export interface CommitterDeps {
  readonly session: SessionId;
  readonly store: Pick<Store, 'append'>;
  readonly now: () => Millis;
  readonly newId: () => Id;
  readonly headOf: (known: Known) => SessionHead;
  /** The events of one commit, in order, once it is durable. */
  readonly onCommit: (events: readonly Event[]) => void;
  /** Another process has written to the session: this room's state is worthless from now on. */
  readonly onStale: () => void;
  readonly onTrouble: (error: unknown) => void;
}

interface Waiting {
  readonly command: Command;
  readonly actor: Actor;
  readonly id: CommandId | null;
  readonly answer: (answer: Answer) => void;
}

interface Group {
  readonly known: Known;
  readonly events: readonly Event[];
  readonly writes: Writes;
  readonly accepted: readonly AcceptedCommand[];
  /** Those of them that the store remembers. */
  readonly commands: readonly AcceptedCommand[];
  readonly answers: readonly Answer[];
}

const isSame = (one: AcceptedCommand, other: AcceptedCommand): boolean => one.sender === other.sender && one.id === other.id;

/**
 * Decides commands in groups and makes them durable before anybody learns of them. A group is what arrived
 * while the last one was being written; there is no timer.
 */
export class Committer {
  #known: Known;
  readonly #accepted: Remembered;
  readonly #deps: CommitterDeps;
  #queue: Waiting[] = [];
  #isWriting = false;
  #run: Promise<void> = Promise.resolve();

  constructor(known: Known, accepted: readonly AcceptedCommand[], deps: CommitterDeps) {
    this.#known = known;
    this.#accepted = new Remembered(accepted);
    this.#deps = deps;
  }

  /** The committed state: all that may be shown. */
  get known(): Known {
    return this.#known;
  }

  get isIdle(): boolean {
    return !this.#isWriting && this.#queue.length === 0;
  }

  /** Resolves when the command is durable, or refused; never rejects. */
  submit(command: Command, actor: Actor, id: CommandId | null): Promise<Answer> {
    return new Promise(answer => {
      this.#queue.push({command, actor, id, answer});
      if (!this.#isWriting) this.#run = this.#writeAll();
    });
  }

  /** Resolves when what was submitted until now, and what came meanwhile, is written or refused. */
  isWritten(): Promise<void> {
    return this.#run;
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#queue.length > 0) await this.#commit(this.#nextGroup());
    this.#isWriting = false;
  }

  /** A group ends with the forgetting of persons: the store then forgets all that it has of them, and what comes after is decided without them. */
  #nextGroup(): readonly Waiting[] {
    const forgetting = this.#queue.slice(0, GROUP).findIndex(({command}) => command.type === 'persons.forget');
    return this.#queue.splice(0, forgetting < 0 ? GROUP : forgetting + 1);
  }

  async #commit(waiting: readonly Waiting[]): Promise<void> {
    // A second try decides anew: what was refused or accepted may have hung on what did not get written.
    for (let tries = 0; tries < 2; tries++) {
      const group = this.#decideAll(waiting);
      const {outdated} = this.#accepted;
      const error = await this.#write(group, outdated);
      if (error === null) {
        for (const command of group.accepted) this.#accepted.add(command);
        // As in the store: which commands the people gave goes with them.
        if (group.writes.forget?.length) this.#accepted.forget(this.#known.session.people.keys());
        this.#known = group.known;
        for (const [place, {answer}] of waiting.entries()) answer(group.answers[place] ?? refuse('not-saved'));
        if (group.events.length > 0) this.#deps.onCommit(group.events);
        return;
      }
      this.#deps.onTrouble(error);
      if (error instanceof StaleRevision) {
        this.#deps.onStale();
        break;
      }
    }
    for (const {answer} of waiting) answer(refuse('not-saved'));
  }

  /** The tentative state lives only here: dropped with the group when it cannot be written. */
  #decideAll(waiting: readonly Waiting[]): Group {
    const {newId} = this.#deps;
    let known = this.#known;
    let writes: Writes = {};
    const events: Event[] = [];
    const accepted: AcceptedCommand[] = [];
    const commands: AcceptedCommand[] = [];
    const answers: Answer[] = [];
    for (const {command, actor, id} of waiting) {
      const remembered = id === null ? null : {sender: actor.id, id};
      if (remembered && (this.#accepted.has(remembered) || accepted.some(one => isSame(one, remembered)))) {
        answers.push({ok: true});
        continue;
      }
      const now = Math.max(this.#deps.now(), known.lastEventAt);
      const result = decide(known.session, command, {now, newId, actor});
      if (!result.ok) {
        answers.push(result);
        continue;
      }
      answers.push({ok: true});
      known = after(known, result.events, result.writes);
      writes = joinWrites(writes, result.writes);
      events.push(...result.events);
      if (remembered) accepted.push(remembered);
      if (remembered && !isUnsigned(command, actor)) commands.push(remembered);
    }
    return {known, events, writes, accepted, commands, answers};
  }

  async #write({known, events, writes, commands}: Group, commandsGone: readonly AcceptedCommand[]): Promise<unknown> {
    if (events.length === 0 && commands.length === 0 && isNothing(writes)) return null;
    const {session, store, headOf} = this.#deps;
    const {rev} = this.#known;
    try {
      await store.append({
        session,
        rev,
        events: events.map((event, place) => ({session, n: rev + 1 + place, v: EVENT_VERSION, event})),
        writes,
        commands,
        commandsGone,
        head: headOf(known),
      });
      this.#accepted.settle(commandsGone);
      return null;
    } catch (error) {
      return error ?? new Error('the store failed without a reason');
    }
  }
}
