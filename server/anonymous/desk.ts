import {type Activity, comingIn, isAsked, isGathered} from '../../shared/agenda/activities.ts';
import {REACTED} from '../../shared/agenda/protocol.ts';
import {fits} from '../../shared/choices/count.ts';
import {refuse} from '../../shared/session/result.ts';
import {releasedIn} from '../../shared/voice/notes.ts';
import {fromBase64url} from '../../shared/wire/base64url.ts';
import type {ActivityId, Id, NoteId, PersonId} from '../../shared/wire/ids.ts';
import {type BoxContent, type LaneAnswer, openBox} from '../../shared/wire/lane.ts';
import {
  LANE_BOXES,
  LANE_BOXES_MS,
  LATE_NOTE_GRACE_MS,
  MAX_NOTES_PER_ACTIVITY,
  MAX_NOTES_PER_SENDER,
  MAX_TOMBSTONES,
  NOTES_ALWAYS_TAKEN,
} from '../../shared/wire/limits.ts';
import type {LaneTicket} from '../../shared/wire/live.ts';
import type {Room} from '../rooms/room.ts';
import type {KeptBox, Store} from '../store/contract.ts';
import {type Bearer, Bearers} from './bearers.ts';
import {Mailbox, noteIdOf} from './mailbox.ts';
import {writingFor} from './release.ts';

const done: LaneAnswer = {ok: true};

/** Each way of saying something has a bearer of its own: one phone's note, reactions and ballot cannot be put together. */
const PURPOSES: Readonly<Record<'notes' | 'reactions' | 'ballot', Bearer['purpose']>> = {
  notes: 'write',
  reactions: 'react',
  ballot: 'vote',
};

export interface DeskDeps {
  readonly store: Pick<Store, 'putBox'>;
  readonly newId: () => Id;
  /** Asked for whenever boxes were deleted. */
  readonly wipe: () => void;
}

/** Where one room's boxes arrive. It knows bearers, never who holds them. */
export class Desk {
  readonly mailbox = new Mailbox();
  readonly bearers: Bearers;
  readonly #room: Room;
  readonly #store: Pick<Store, 'putBox'>;
  readonly #wipe: () => void;
  readonly #recent = new Map<string, number[]>();
  /** Per sender, how many notes were taken back that had never come. */
  readonly #unseen = new Map<string, number>();
  /** The last box on its way in, per sender: what it may bring is decided when the ones before it are known. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #arriving = new Set<Promise<unknown>>();
  #settling: Promise<unknown> | null = null;
  #onWithdrawal: () => void = () => undefined;

  constructor(room: Room, kept: readonly KeptBox[], {store, newId, wipe}: DeskDeps) {
    this.#room = room;
    this.#store = store;
    this.#wipe = wipe;
    this.bearers = new Bearers(newId);
    for (const {number, activity, box} of kept) {
      const content = openBox(box);
      if (content) this.mailbox.take(this.#withoutShown(content), activity, number, null);
      else this.mailbox.takeUnreadable(number);
    }
  }

  /** The bearers of one phone: for all in which people have been asked something, and for the next such activity, unasked. */
  ticketsFor(person: PersonId): readonly LaneTicket[] {
    return this.bearers.ticketsFor(person, this.#givenFor());
  }

  /** The bearers of somebody who leads, for those of them in which notes are written. */
  assistTicketsFor(seat: Id): readonly LaneTicket[] {
    const {writings} = this.#room.known.session.voice;
    return this.bearers.assistTicketsFor(
      seat,
      this.#givenFor().filter(id => writings.has(id)),
    );
  }

  #givenFor(): readonly ActivityId[] {
    const {agenda, lifecycle} = this.#room.known.session;
    const gathered = comingIn(agenda)
      .flatMap(id => agenda.activities.get(id) ?? [])
      .filter(isGathered);
    const next = gathered.find(({state}) => state.at === 'later');
    return gathered.filter(activity => activity === next || isAsked(agenda, lifecycle.phase, activity)).map(({id}) => id);
  }

  /** Keeps one box. Answers once it is durable; never rejects. One sender's boxes are taken one after the other. */
  post(activity: ActivityId, box: Uint8Array, content: BoxContent): Promise<LaneAnswer> {
    const {bearer} = content;
    if (bearer === null) return this.#postNow(activity, box, content);
    const before = this.#turns.get(bearer) ?? Promise.resolve();
    const turn = before.then(() => this.#postNow(activity, box, content));
    this.#turns.set(bearer, turn);
    void turn.finally(() => {
      if (this.#turns.get(bearer) === turn) this.#turns.delete(bearer);
    });
    return turn;
  }

  async #postNow(activity: ActivityId, box: Uint8Array, content: BoxContent): Promise<LaneAnswer> {
    // While a release is being written nothing may slip in between what it took and what it leaves.
    while (this.#settling) await this.#settling;
    const no = this.#whyNot(activity, content);
    if (no) return no;
    if (this.#isKnownAlready(content)) return done;
    const arrival = this.#keep(activity, box, content);
    this.#arriving.add(arrival);
    try {
      return await arrival;
    } finally {
      this.#arriving.delete(arrival);
    }
  }

  /** One listener: whoever carries withdrawals out. */
  onWithdrawal(listener: () => void): void {
    this.#onWithdrawal = listener;
  }

  /** Runs `work` while no box is on its way in: what it reads from the mailbox is all there is. */
  async settle(work: () => Promise<void>): Promise<void> {
    while (this.#settling) await this.#settling;
    const run = Promise.allSettled(this.#arriving).then(work);
    this.#settling = run
      .catch(() => undefined)
      .finally(() => {
        this.#settling = null;
      });
    await run;
  }

  async #keep(activity: ActivityId, box: Uint8Array, content: BoxContent): Promise<LaneAnswer> {
    try {
      const replaces = this.mailbox.replacedBy(content);
      const unseen = this.#unseenIn(content);
      const sender = this.#senderOf(content.bearer);
      const number = await this.#store.putBox({session: this.#room.id, activity, box, replaces});
      if (content.bearer !== null && unseen > 0) this.#unseen.set(content.bearer, (this.#unseen.get(content.bearer) ?? 0) + unseen);
      this.mailbox.take(this.#withoutShown(content), activity, number, sender, replaces);
      if (replaces.length > 0) this.#wipe();
      if (content.holds === 'withdrawal' || (content.holds === 'notes' && content.gone.length > 0)) this.#onWithdrawal();
      return done;
    } catch {
      // The store has logged it. The phone keeps what it sent and tries again.
      return refuse('not-saved');
    }
  }

  /** Who is counted as having written; null: nobody, as when it was written down for somebody. */
  #senderOf(bearer: string | null): string | null {
    return bearer !== null && this.bearers.find(bearer)?.isCounted ? bearer : null;
  }

  #whyNot(activity: ActivityId, content: BoxContent): LaneAnswer | null {
    const {session} = this.#room.known;
    const isOver = session.lifecycle.phase === 'ended';
    if (content.holds === 'change') {
      const note = session.voice.notes.get(noteIdOf(content.noteKey));
      // The key says whose note it is, the bearer that its phone may still write here.
      const bearer = this.bearers.find(content.bearer);
      if (bearer?.purpose !== 'write' || bearer.activity !== activity) return refuse('unknown-bearer');
      if (!note || this.mailbox.isWithdrawn(note.id)) return refuse('unknown-id');
      if (isOver) return refuse('session-ended');
      return this.#isFlooding(note.id) ? refuse('too-many') : null;
    }
    if (content.holds === 'withdrawal') return this.#whyNotWithdraw(content);
    const bearer = this.bearers.find(content.bearer);
    if (!bearer || bearer.activity !== activity || bearer.purpose !== PURPOSES[content.holds])
      return refuse(isOver ? 'session-ended' : 'unknown-bearer');
    if (isOver) return refuse('session-ended');
    if (this.#isFlooding(content.bearer)) return refuse('too-many');
    switch (content.holds) {
      case 'notes':
        return this.#whyNotWrite(activity, content);
      case 'reactions':
        return this.#whyNotReact(activity);
      case 'ballot':
        return this.#whyNotVote(activity, content);
    }
  }

  #whyNotWrite(activity: ActivityId, content: BoxContent & {holds: 'notes'}): LaneAnswer | null {
    const {bearer, notes, gone} = content;
    const {session, contents} = this.#room.known;
    const known = session.agenda.activities.get(activity);
    if (!known || !isAsked(session.agenda, session.lifecycle.phase, known)) return refuse('not-open-yet');
    const {state} = known;
    const writing = session.voice.writings.get(activity);
    if (!writing && notes.length > 0) return refuse('malformed');
    const released = releasedIn(session.voice);
    const fresh = notes.filter(({id}) => !this.mailbox.note(id) && !this.mailbox.isWithdrawn(id) && !released.has(id));
    if (state.at === 'closed' && !state.isLeftOpen && fresh.length > 0 && this.#room.now() > state.until + LATE_NOTE_GRACE_MS)
      return refuse('activity-closed');
    // Its first words are on the screens already: only the key can change them now.
    if (notes.some(({id, text}) => session.voice.notes.has(id) && contents.get(id) !== text)) return refuse('already-shown');
    if ([...notes.map(({id}) => id), ...gone.map(noteIdOf)].some(id => this.#belongsElsewhere(id, activity))) return refuse('malformed');
    if (this.#isTooMuchUnseen(bearer, this.#unseenIn(content))) return refuse('too-many');
    const shown = writing?.notes.length ?? 0;
    const own = this.mailbox.countOf(bearer) + fresh.length;
    // Where a few have filled the activity, everybody else may still bring something.
    const isFull = shown + this.mailbox.countIn(activity) + fresh.length > MAX_NOTES_PER_ACTIVITY && own > NOTES_ALWAYS_TAKEN;
    return isFull || own > MAX_NOTES_PER_SENDER ? refuse('too-many') : null;
  }

  #whyNotReact(activity: ActivityId): LaneAnswer | null {
    const {session} = this.#room.known;
    const known = session.agenda.activities.get(activity);
    // Where notes are written there is something to react to once they are shown.
    const takesReactions = known && REACTED.has(known.kind) && session.voice.writings.get(activity)?.at !== 'writing';
    return takesReactions && isTakingIn(known) ? null : refuse('activity-closed');
  }

  #whyNotVote(activity: ActivityId, {answers}: BoxContent & {holds: 'ballot'}): LaneAnswer | null {
    const {session} = this.#room.known;
    const known = session.agenda.activities.get(activity);
    const asked = session.choices.get(activity)?.asked;
    if (!known || !asked) return refuse('malformed');
    if (!isAsked(session.agenda, session.lifecycle.phase, known)) return refuse('not-open-yet');
    if (known.state.at === 'closed' && !isTakingIn(known)) return refuse('activity-closed');
    return fits(asked, fromBase64url(answers), writingFor(session, activity)?.notes.length ?? 0) ? null : refuse('malformed');
  }

  #whyNotWithdraw(content: BoxContent & {holds: 'withdrawal'}): LaneAnswer | null {
    const {noteKey, bearer} = content;
    const id = noteIdOf(noteKey);
    if (this.mailbox.note(id) || this.mailbox.isWithdrawn(id) || this.#room.known.session.voice.notes.has(id)) return null;
    if (this.#room.known.session.lifecycle.phase === 'ended') return refuse('session-ended');
    // Nothing of it is known here: only somebody who may write may have it remembered as gone.
    if (bearer === null || !this.bearers.find(bearer)) return refuse('unknown-id');
    return this.#isTooMuchUnseen(bearer, this.#unseenIn(content)) || this.#isFlooding(bearer) ? refuse('too-many') : null;
  }

  /** How many notes this takes back that never came. They have to be remembered, in case they come yet. */
  #unseenIn(content: BoxContent): number {
    const keys = content.holds === 'notes' ? content.gone : content.holds === 'withdrawal' ? [content.noteKey] : [];
    if (keys.length === 0) return 0;
    const released = releasedIn(this.#room.known.session.voice);
    return keys.map(noteIdOf).filter(id => !this.mailbox.note(id) && !this.mailbox.isWithdrawn(id) && !released.has(id)).length;
  }

  /** Where a few have filled what is remembered, everybody else may still take something back. */
  #isTooMuchUnseen(bearer: string, fresh: number): boolean {
    const own = (this.#unseen.get(bearer) ?? 0) + fresh;
    const isFull = this.mailbox.withdrawnCount + fresh > MAX_TOMBSTONES && own > NOTES_ALWAYS_TAKEN;
    return fresh > 0 && (isFull || own > MAX_NOTES_PER_SENDER);
  }

  #belongsElsewhere(id: NoteId, activity: ActivityId): boolean {
    const known = this.mailbox.note(id) ?? this.#room.known.session.voice.notes.get(id);
    return known != null && known.activity !== activity;
  }

  /** A withdrawal sent again, or of a note that has long gone, needs no second box. */
  #isKnownAlready(content: BoxContent): boolean {
    return content.holds === 'withdrawal' && this.mailbox.isWithdrawn(noteIdOf(content.noteKey));
  }

  #isFlooding(sender: string): boolean {
    const now = this.#room.now();
    const recent = (this.#recent.get(sender) ?? []).filter(at => now - at < LANE_BOXES_MS);
    if (recent.length >= LANE_BOXES) return true;
    this.#recent.set(sender, [...recent, now]);
    return false;
  }

  /** A note that has been shown is not waiting any more: sent once more as cover, or found in a box after a restart. */
  #withoutShown(content: BoxContent): BoxContent {
    if (content.holds !== 'notes') return content;
    const released = releasedIn(this.#room.known.session.voice);
    return {...content, notes: content.notes.filter(note => !released.has(note.id))};
  }
}

/** What counts as a whole at the close is taken while the activity is open or left open, and while it is gathered. */
const isTakingIn = ({state, gathering}: Activity): boolean =>
  state.at === 'open' || (state.at === 'closed' && state.isLeftOpen) || gathering !== null;
