import {createCommands} from '../../../client/live/commands.ts';
import type {ClientCommand} from '../../../shared/session/protocol.ts';
import type {RefusalCode} from '../../../shared/wire/codes.ts';
import type {NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {Answer} from '../../../shared/wire/live.ts';
import type {Player} from '../../players/player.ts';
import type {Answered, Moves} from './moves.ts';

/** What the room says to a command that it did not do, because somebody was quicker or this person was too quick. */
const NOT_DONE: ReadonlySet<RefusalCode> = new Set(['moved-on', 'unknown-id', 'too-many']);
/** An hour in seconds is more than hands can do, and the server counts what one person sends by the machine's own clock. */
const [HURRIED_FROM, HURRIED_MS] = [22, 3_200] as const;

/** One browser's connection to the room: what has no answer is asked again after every drop, under the same id, as the product's connection does. */
export class Seat {
  readonly player: Player;
  readonly #moves: Moves;
  readonly #commands = createCommands((message, answer) => {
    if (!this.isHere) return;
    this.#lately.push(performance.now());
    this.#transmitted.set(message.command, (this.#transmitted.get(message.command) ?? 0) + 1);
    // Without an answer it stays unanswered.
    this.player.send(message.command, message.id).then(answer, () => undefined);
  });
  readonly #transmitted = new Map<ClientCommand, number>();
  #lately: number[] = [];
  readonly refused: RefusalCode[] = [];
  /** Commands without an answer. */
  open = 0;
  /** Left while a command had no answer. */
  leftInTheMidst = 0;

  constructor(player: Player, moves: Moves) {
    this.player = player;
    this.#moves = moves;
  }

  get isHere(): boolean {
    return this.player.socket?.connected ?? false;
  }

  /** Another command might be one too many. */
  get isHurried(): boolean {
    this.#lately = this.#lately.filter(at => at > performance.now() - HURRIED_MS);
    return this.#lately.length >= HURRIED_FROM;
  }

  async move(note: NoteId, from: ThemeId | null, theme: ThemeId | null): Promise<boolean> {
    return this.#told(this.#moves.move(note, theme), {type: 'note.move', note, from, theme});
  }

  async removeTheme(theme: ThemeId): Promise<boolean> {
    return this.#told(this.#moves.remove(theme), {type: 'theme.remove', theme});
  }

  async send(command: ClientCommand): Promise<Answer> {
    this.open += 1;
    const answer = await this.#commands.send(command);
    this.open -= 1;
    if (!answer.ok) this.refused.push(answer.code);
    return answer;
  }

  /** Away without a word. */
  leave(): void {
    if (this.open > 0 && this.isHere) this.leftInTheMidst += 1;
    this.player.drop();
  }

  async comeBack(): Promise<void> {
    if (this.isHere) return;
    await this.player.connect();
    this.#commands.resend();
  }

  async #told(answered: Answered, command: ClientCommand): Promise<boolean> {
    const answer = await this.send(command);
    // Asked twice, it may have been done the first time, and been overtaken by the second.
    const isPlain = this.#transmitted.get(command) === 1;
    if (answer.ok) answered('told');
    else answered(isPlain && NOT_DONE.has(answer.code) ? 'never' : 'perhaps');
    return answer.ok;
  }
}
