import {RateLimiterMemory} from 'rate-limiter-flexible';
import type {ClientCommand} from '../../shared/session/protocol.ts';
import {refuse} from '../../shared/session/result.ts';
import {type ActivityId, type PersonId, SECOND} from '../../shared/wire/ids.ts';
import {
  COMMANDS_PER_PARTICIPANT,
  COMMANDS_PER_PARTICIPANT_MS,
  MAX_THEMES_PER_PERSON,
  MOVES_MS,
  MOVES_PER_PERSON,
} from '../../shared/wire/limits.ts';
import type {Answer} from '../../shared/wire/live.ts';
import {isWithin} from '../auth/limit.ts';
import type {Room} from '../rooms/room.ts';

/** Over all rooms: in each session a phone is another person. */
const commands = new RateLimiterMemory({points: COMMANDS_PER_PARTICIPANT, duration: COMMANDS_PER_PARTICIPANT_MS / SECOND});
const moves = new RateLimiterMemory({points: MOVES_PER_PERSON, duration: MOVES_MS / SECOND});

/**
 * Bounds what one participant takes of what belongs to all: the log, everybody's screen, the themes. Who named a theme stands nowhere, so it is
 * counted here: how many, never which, in memory only, and gone with the room.
 */
export class FairShare {
  readonly #room: Pick<Room, 'known'>;
  readonly #named = new Map<string, number>();

  constructor(room: Pick<Room, 'known'>) {
    this.#room = room;
  }

  /** `submit` gives the command to the room, unless this person has done enough of it. */
  async take(command: ClientCommand, person: PersonId, submit: () => Promise<Answer>): Promise<Answer> {
    if (!(await isWithin(commands, person))) return refuse('too-many');
    switch (command.type) {
      case 'note.move':
        return (await isWithin(moves, person)) ? submit() : refuse('too-many');
      case 'theme.add':
        // Sent again it is none more.
        return this.#room.known.session.voice.themes.has(command.theme) ? submit() : this.#name(command.activity, person, submit);
      default:
        return submit();
    }
  }

  /** Counted before it is decided, and given back when it was refused: those sent at the same time count as well. */
  async #name(activity: ActivityId, person: PersonId, submit: () => Promise<Answer>): Promise<Answer> {
    const key = `${person} ${activity}`;
    const named = this.#named.get(key) ?? 0;
    if (named >= MAX_THEMES_PER_PERSON) return refuse('themes-full');
    this.#named.set(key, named + 1);
    const answer = await submit();
    if (!answer.ok) this.#giveBack(key);
    return answer;
  }

  #giveBack(key: string): void {
    const left = (this.#named.get(key) ?? 1) - 1;
    if (left > 0) this.#named.set(key, left);
    else this.#named.delete(key);
  }
}
