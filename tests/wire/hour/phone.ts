import {arranged} from '../../../client/activities/notes/arrangement.ts';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import {type OwnNote, postBox} from '../../players/lane.ts';
import type {Player} from '../../players/player.ts';
import type {Moves} from './moves.ts';
import {Seat} from './seat.ts';

/** A phone in a sort activity, with the keys of the notes that it wrote. */
export class Phone {
  readonly seat: Seat;
  readonly #activity: ActivityId;
  readonly #own: OwnNote[];
  /** Asked for, and without an answer yet. */
  #leaving: OwnNote | null = null;

  constructor(player: Player, activity: ActivityId, own: readonly OwnNote[], moves: Moves) {
    this.seat = new Seat(player, moves);
    this.#activity = activity;
    this.#own = [...own];
  }

  /** The notes that it can move, and the theme in which it sees each. */
  get notes(): readonly {readonly note: NoteId; readonly from: ThemeId | null}[] {
    const {player} = this.seat;
    const writing = player.record(`activity:${this.#activity}`)?.writing;
    return arranged(player.records, writing?.notes ?? [], this.themes).flatMap(({theme, notes}) =>
      notes.map(note => ({note, from: theme})),
    );
  }

  get themes(): readonly ThemeId[] {
    return this.seat.player.record(`activity:${this.#activity}`)?.writing?.themes ?? [];
  }

  get ownNotes(): readonly OwnNote[] {
    return this.#own;
  }

  get isTakingBack(): boolean {
    return this.#leaving !== null;
  }

  /** Takes back the last of its notes, or the one that it could not yet. The answer: its id, once the server has said that it keeps that. */
  async takeBack(): Promise<NoteId | null> {
    this.#leaving ??= this.#own.pop() ?? null;
    const note = this.#leaving;
    if (!note) return null;
    const {player} = this.seat;
    const bearer = player.laneTickets.get(this.#activity)?.write ?? null;
    const content = {holds: 'withdrawal', session: player.session, bearer, noteKey: note.key} as const;
    const answer = await postBox(player.visitor.site, this.#activity, content).catch(() => null);
    if (!answer?.ok) return null;
    this.#leaving = null;
    return note.id;
  }
}
