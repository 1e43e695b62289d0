import fc from 'fast-check';
import {expect, test} from 'vitest';
import {confirm, type LaneState, planBox} from '../../client/live/lane-plan.ts';
import {answered, change, newNote, type OwnNotes, seen, takeBack, tried} from '../../client/live/own-notes.ts';
import {encodeLaneRequest, LANE_REQUEST_BYTES, type LaneAnswer, openBox, packBox} from '../../shared/wire/lane.ts';
import {tidy} from '../../shared/wire/text.ts';
import {activity, id, records, session, tickets} from '../unit/client/view-of.ts';

const seed = Number(process.env.SEED ?? Date.now());

const text = fc
  .string({minLength: 1, maxLength: 400, unit: 'grapheme'})
  .map(tidy)
  .filter(words => words !== '' && words.length <= 1_000);
/** Few notes and long stories, so that the same note meets everything. */
const NAMES = ['a', 'b', 'c'];
const name = fc.constantFrom(...NAMES);

/** What a person does, and what the network does to a beat. */
type Step =
  | {readonly does: 'write' | 'change'; readonly note: string; readonly text: string}
  | {readonly does: 'take-back'; readonly note: string}
  /** `slow`: it arrives, and the answer comes only before the next beat. */
  | {readonly does: 'beat'; readonly fate: 'arrives' | 'slow' | 'lost' | 'answer-lost' | 'not-saved'}
  | {readonly does: 'release'};

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({does: fc.constantFrom('write' as const, 'change' as const), note: name, text}),
  fc.record({does: fc.constant('take-back' as const), note: name}),
  fc.record({
    does: fc.constant('beat' as const),
    fate: fc.constantFrom('arrives' as const, 'slow' as const, 'lost' as const, 'answer-lost' as const, 'not-saved' as const),
  }),
  fc.constant({does: 'release' as const}),
);

const keyOf = (noteId: string): string => noteId.padEnd(43, 'k');

/** A server as small as it can be: what waits, what is shown, what is to be changed at the close. */
class SmallServer {
  readonly waiting = new Map<string, string>();
  readonly shown = new Map<string, string | null>();
  readonly withdrawn = new Set<string>();
  readonly #changes = new Map<string, string>();

  take(box: Uint8Array): LaneAnswer {
    const content = openBox(box);
    if (!content) return {ok: false, code: 'malformed'};
    switch (content.holds) {
      case 'notes':
        if (content.notes.some(note => this.shown.has(note.id) && this.shown.get(note.id) !== note.text))
          return {ok: false, code: 'already-shown'};
        for (const key of content.gone) this.#withdraw(key.slice(0, 22));
        for (const note of content.notes)
          if (!this.shown.has(note.id) && !this.withdrawn.has(note.id)) this.waiting.set(note.id, note.text);
        return {ok: true};
      case 'change': {
        const changed = content.noteKey.slice(0, 22);
        if (!this.shown.has(changed)) return {ok: false, code: 'unknown-id'};
        this.#changes.set(changed, content.text);
        return {ok: true};
      }
      case 'withdrawal':
        this.#withdraw(content.noteKey.slice(0, 22));
        return {ok: true};
      case 'reactions':
      case 'ballot':
        return {ok: true};
    }
  }

  #withdraw(gone: string): void {
    this.waiting.delete(gone);
    this.#changes.delete(gone);
    this.withdrawn.add(gone);
  }

  release(): void {
    for (const [note, words] of this.waiting) this.shown.set(note, words);
    this.waiting.clear();
    for (const [note, words] of this.#changes) this.shown.set(note, words);
    this.#changes.clear();
    for (const note of this.withdrawn) if (this.shown.has(note)) this.shown.set(note, null);
  }

  /** What everyone reads. */
  read(note: string): string | undefined {
    return this.shown.get(note) ?? undefined;
  }
}

/** A phone and its person's wishes, told apart: the second is what must come true. */
class Phone {
  notes: OwnNotes = [];
  readonly wishes = new Map<string, string>();
  #turn = 0;
  #confirmed: LaneState['confirmed'] = new Map();
  #pending: (() => OwnNotes) | null = null;
  readonly #server: SmallServer;

  constructor(server: SmallServer) {
    this.#server = server;
  }

  do(one: Step): void {
    switch (one.does) {
      case 'write': {
        const noteId = id(one.note);
        // An id is made from fresh random bytes: it is never used twice.
        if (this.notes.some(note => note.id === noteId) || this.#server.withdrawn.has(noteId) || this.wishes.has(noteId)) return;
        if (this.#server.waiting.has(noteId) || this.#server.shown.has(noteId)) return;
        this.notes = [
          ...this.notes,
          newNote({id: noteId, key: keyOf(noteId), activity: id('one'), text: one.text, few: 'hold', theme: null}),
        ];
        this.wishes.set(noteId, one.text);
        return;
      }
      case 'change': {
        const held = this.notes.find(note => note.id === id(one.note));
        if (!held || held.wish === 'take-back') return;
        this.notes = change(this.notes, held.id, one.text, 'hold');
        this.wishes.set(held.id, one.text);
        return;
      }
      case 'take-back':
        this.notes = takeBack(this.notes, id(one.note));
        this.wishes.delete(id(one.note));
        return;
      case 'beat':
        this.beat(one.fate);
        return;
      case 'release':
        this.#server.release();
        this.look();
    }
  }

  beat(fate: (Step & {does: 'beat'})['fate']): void {
    if (this.#pending) this.notes = this.#pending();
    this.#pending = null;
    const state: LaneState = {
      session: id('session'),
      room: {records: records(session(), activity('one')), laneTickets: tickets('one'), lineage: 'a'},
      notes: this.notes,
      marks: new Map(),
      ballots: new Map(),
      confirmed: this.#confirmed,
    };
    const planned = planBox(state, this.#turn++);
    const box = planned && packBox(planned.content);
    if (!planned || !box) throw new Error('A beat has a box');
    expect(encodeLaneRequest({activity: planned.activity, box})).toHaveLength(LANE_REQUEST_BYTES);
    this.notes = tried(this.notes, planned.notes);
    const answer = fate === 'lost' || fate === 'not-saved' ? null : this.#server.take(box);
    if (fate === 'slow') {
      this.#pending = () => {
        this.#confirmed = confirm(this.#confirmed, planned, answer);
        return answered(this.notes, planned.notes, answer);
      };
      return;
    }
    const heard: LaneAnswer | null = fate === 'arrives' ? answer : fate === 'not-saved' ? {ok: false, code: 'not-saved'} : null;
    this.#confirmed = confirm(this.#confirmed, planned, heard);
    this.notes = answered(this.notes, planned.notes, heard);
    this.look();
  }

  look(): void {
    this.notes = seen(this.notes, (_activity, note) =>
      this.#server.shown.has(note) ? {text: this.#server.read(note) ?? null, isHidden: false} : null,
    );
  }
}

test(`whatever the network does, in the end everyone reads what its author wished last (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 60, size: 'max'}), steps => {
      const server = new SmallServer();
      const phone = new Phone(server);
      for (const one of steps) phone.do(one);
      // Then the network holds: enough beats for every proof, a close, and once more for what the close brought to light.
      for (let round = 0; round < 3; round++) {
        for (let beat = 0; beat < 12; beat++) phone.beat('arrives');
        phone.do({does: 'release'});
      }
      for (const noteId of NAMES.map(id)) {
        expect(server.read(noteId), noteId).toBe(phone.wishes.get(noteId));
      }
      expect(phone.notes.every(note => note.isSent && note.wish === 'show' && note.refused === null)).toBe(true);
    }),
    {seed, numRuns: 400},
  );
});

test(`no words leave the phone without their author taking them back (seed ${seed}) [R50]`, () => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 60, size: 'max'}), steps => {
      const server = new SmallServer();
      const phone = new Phone(server);
      for (const one of steps) {
        phone.do(one);
        for (const [noteId, words] of phone.wishes) expect(phone.notes.find(note => note.id === noteId)?.text).toBe(words);
      }
    }),
    {seed, numRuns: 400},
  );
});
