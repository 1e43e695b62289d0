import {refuse} from '../../shared/session/result.ts';
import type {ActivityId, NoteId, PersonId} from '../../shared/wire/ids.ts';
import {type BoxContent, type LaneAnswer, openBox, packBox} from '../../shared/wire/lane.ts';
import {FORM_NOTES_PER_READER} from '../../shared/wire/limits.ts';
import type {NoteForm} from '../../shared/wire/no-script.ts';
import type {Room} from '../rooms/room.ts';
import type {Desk} from './desk.ts';
import {noteIdOf} from './mailbox.ts';

/** Whose bearer it is: nobody's in particular. */
const FORM = 'form';

/**
 * Notes of one room that come by the form of the page without script. It comes without a cookie, so nobody's notes can be counted: those who
 * have the page before them share an allowance, and what they write makes nobody one of the many who wrote.
 */
export class FormNotes {
  readonly #room: Pick<Room, 'id' | 'known'>;
  readonly #desk: Pick<Desk, 'bearers' | 'post'>;
  readonly #readers = new Set<PersonId>();
  readonly #taken = new Map<ActivityId, Set<NoteId>>();

  constructor(room: Pick<Room, 'id' | 'known'>, desk: Pick<Desk, 'bearers' | 'post'>) {
    this.#room = room;
    this.#desk = desk;
  }

  /** Somebody has the page before them. */
  addReader(person: PersonId): void {
    this.#readers.add(person);
  }

  /** Puts one note into a box like a phone's, and hands it to the desk. Sent twice it is one note. */
  async take({activity, key, text, theme, few}: NoteForm): Promise<LaneAnswer> {
    const id = noteIdOf(key);
    const taken = this.#taken.get(activity) ?? new Set<NoteId>();
    if (!taken.has(id) && taken.size >= this.#allowance()) return refuse('too-many');
    const content: BoxContent = {
      holds: 'notes',
      session: this.#room.id,
      bearer: this.#desk.bearers.assistTicketsFor(FORM, [activity])[0]?.write ?? '',
      notes: [{kind: 'note', id, text, few: few ?? 'hold', theme: theme ?? null}],
      gone: [],
    };
    const box = packBox(content);
    // Read as it will be read after a restart: words that no box may hold are refused here.
    const read = box && openBox(box);
    if (!box || !read) return refuse('malformed');
    const answer = await this.#desk.post(activity, box, read);
    if (answer.ok) this.#taken.set(activity, taken.add(id));
    return answer;
  }

  /** Who was removed brings nothing more to it. */
  #allowance(): number {
    const {people} = this.#room.known.session;
    return [...this.#readers].filter(person => people.get(person)?.isRemoved === false).length * FORM_NOTES_PER_READER;
  }
}
