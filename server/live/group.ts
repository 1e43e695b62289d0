import {type Done, doneAfter, doneBand, setDone} from '../../shared/care/done.ts';
import type {DoneSet, QuestionCommand} from '../../shared/care/protocol.ts';
import {closed, closesAt, type Question, question, questionRecord, withoutAnswers} from '../../shared/care/question.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Event} from '../../shared/session/protocol.ts';
import type {PersonId} from '../../shared/wire/ids.ts';
import {DONE_BAND_MS} from '../../shared/wire/limits.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {Audience, DoneBand, QuestionRecord} from '../../shared/wire/records.ts';
import type {TimeSource} from '../rooms/clock.ts';
import type {Room} from '../rooms/room.ts';
import {Alarm} from './alarm.ts';
import {Pace} from './pace.ts';

export interface LiveGroupDeps {
  readonly time: Pick<TimeSource, 'steady' | 'after'>;
  /** Who is here and has not stepped out. */
  readonly here: () => readonly PersonId[];
  readonly isOut: (person: PersonId) => boolean;
  /** What these phones alone are told has changed. */
  readonly onOwn: (people: Iterable<PersonId>) => void;
  readonly onBand: () => void;
  readonly onQuestion: () => void;
}

/** Who is done for now, and what the group is asked. It lives here and nowhere else, and goes with the room. */
export class LiveGroup {
  readonly #room: Room;
  readonly #deps: LiveGroupDeps;
  readonly #alarm: Alarm;
  readonly #pace: Pace;
  #done: Done = null;
  #band: DoneBand | null = null;
  #question: Question = null;

  constructor(room: Room, deps: LiveGroupDeps) {
    this.#room = room;
    this.#deps = deps;
    this.#alarm = new Alarm(() => room.now(), deps.time.after);
    // After a quiet while too: a press that is answered at once would be seen to move it.
    this.#pace = new Pace(DONE_BAND_MS, () => this.#bandBecomes(doneBand(this.#done, deps.here())), deps.time, 'on-the-beat');
  }

  get state(): {readonly done: Done; readonly question: Question} {
    return {done: this.#done, question: this.#question};
  }

  /** As it was last told, which may be half a minute ago. */
  get band(): DoneBand | null {
    return this.#band;
  }

  record(audience: Audience): QuestionRecord | null {
    return questionRecord(this.#question, audience);
  }

  take(command: DoneSet | QuestionCommand, actor: Actor): Answer {
    const {session} = this.#room.known;
    if (command.type === 'done.set') {
      const result = setDone(this.#done, session, command, actor);
      if (!result.ok) return result;
      this.#doneBecomes(result.done, [actor.id]);
      return {ok: true};
    }
    const result = question(this.#question, session, command, {now: this.#room.now(), actor, isCounted: this.#isCounted});
    if (!result.ok) return result;
    this.#questionBecomes(result.question, actor.id);
    return {ok: true};
  }

  onEvents(events: readonly Event[]): void {
    const removed = events.flatMap(event => (event.type === 'person.removed' ? [event.person] : []));
    const done = doneAfter(this.#done, this.#room.known.session, removed);
    if (done === null) this.#bandBecomes(null);
    this.#doneBecomes(done, this.#done?.people ?? []);
    let asked = withoutAnswers(this.#question, removed);
    // What was asked in one activity is no question in the next.
    if (events.some(({type}) => type === 'activity.opened')) asked = closed(asked, this.#isCounted);
    if (events.some(({type}) => type === 'session.closing' || type === 'session.ended')) asked = null;
    this.#questionBecomes(asked);
  }

  /** Somebody has come, gone, stepped out or come back. */
  onHere(): void {
    if (this.#done !== null) this.#pace.ask();
  }

  close(): void {
    this.#alarm.close();
    this.#pace.close();
  }

  readonly #isCounted = (person: PersonId): boolean => !this.#deps.isOut(person);

  #doneBecomes(next: Done, whom: Iterable<PersonId>): void {
    if (next === this.#done) return;
    this.#done = next;
    this.#deps.onOwn(whom);
    this.#pace.ask();
  }

  #bandBecomes(band: DoneBand | null): void {
    if (band === this.#band) return;
    this.#band = band;
    this.#deps.onBand();
  }

  #questionBecomes(next: Question, answering?: PersonId): void {
    const before = this.#question;
    if (next === before) return;
    this.#question = next;
    const isSame = before?.id === next?.id && before?.at === next?.at;
    if (isSame) {
      // An answer changes what its own phone is told, and nothing else.
      if (answering !== undefined) this.#deps.onOwn([answering]);
      return;
    }
    if (before?.at === 'open') this.#deps.onOwn(before.answers.keys());
    this.#deps.onQuestion();
    this.#waitForClose();
  }

  #waitForClose(): void {
    this.#alarm.set(closesAt(this.#question), () => {
      // A timer may ring a moment early.
      const isOver = (closesAt(this.#question) ?? 0) <= this.#room.now();
      if (isOver) this.#questionBecomes(closed(this.#question, this.#isCounted));
      else this.#waitForClose();
    });
  }
}
