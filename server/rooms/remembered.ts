import type {CommandId, Id} from '../../shared/wire/ids.ts';
import {COMMANDS_REMEMBERED} from '../../shared/wire/limits.ts';
import type {AcceptedCommand} from '../store/contract.ts';

/**
 * Commands that were accepted, so that one that comes again takes effect once: the newest of each sender. What a page has not had answered is among
 * its sender's newest, however long it was away, because nobody else gives commands as that sender.
 */
export class Remembered {
  readonly #bySender = new Map<Id, Set<CommandId>>();
  #outdated: AcceptedCommand[] = [];

  /** `before`: what the store has. Its order says nothing; what is accepted from now on counts as newer. */
  constructor(before: readonly AcceptedCommand[]) {
    for (const command of before) this.add(command);
  }

  /** What the store may forget. */
  get outdated(): readonly AcceptedCommand[] {
    return this.#outdated;
  }

  has({sender, id}: AcceptedCommand): boolean {
    return this.#bySender.get(sender)?.has(id) ?? false;
  }

  add({sender, id}: AcceptedCommand): void {
    const own = this.#bySender.get(sender) ?? new Set<CommandId>();
    this.#bySender.set(sender, own.add(id));
    for (const oldest of own) {
      if (own.size <= COMMANDS_REMEMBERED) break;
      own.delete(oldest);
      this.#outdated.push({sender, id: oldest});
    }
  }

  /** The store has forgotten these. */
  settle(gone: readonly AcceptedCommand[]): void {
    const done = new Set(gone);
    this.#outdated = this.#outdated.filter(command => !done.has(command));
  }

  forget(senders: Iterable<Id>): void {
    for (const sender of senders) this.#bySender.delete(sender);
  }
}
