import {timedIn} from '../../shared/agenda/activities.ts';
import {clockOf} from '../../shared/agenda/clock.ts';
import type {ActivityKind, NewActivity} from '../../shared/agenda/protocol.ts';
import {BALLOTED, WRITTEN} from '../../shared/agenda/protocol.ts';
import type {Votes} from '../../shared/choices/protocol.ts';
import type {NewSession} from '../../shared/session/lifecycle.ts';
import type {NoteBands} from '../../shared/voice/protocol.ts';
import {MINUTE, type Millis, SECOND} from '../../shared/wire/ids.ts';
import {MAX_ACTIVITIES} from '../../shared/wire/limits.ts';
import {
  actor,
  EVERY_KIND,
  idOf,
  joined,
  later,
  next,
  note,
  opened,
  planned,
  START,
  seated,
  settled,
  shown,
  type Telling,
  tell,
  until,
} from '../telling/telling.ts';

// What scenes are told from: one workshop with an activity of every kind, six people, and people who lead.

const PEOPLE = ['ana', 'ben', 'cai', 'dee', 'eve', 'fay'];

const NOTES = [
  note('n1', 'Somebody told me how long it would take. That helped more than anything else that day.'),
  note('n2', 'There was nowhere to sit with my mother. She cannot stand for long.'),
  note('n3', 'The forms'),
  note('n4', 'أريد أن أعرف كم سأنتظر'),
  note('n5', 'I had to say it all again: at the desk, to the nurse, and to the doctor.'),
  note('n6', 'https://example.org/an/address/that/is/very/long/and/has/no/place/to/break/it/anywhere/at/all'),
];

const BANDS: readonly NoteBands[] = [
  {note: idOf('n1'), bands: {meToo: 'most'}},
  {note: idOf('n2'), bands: {meToo: 'many', tellMore: 'some'}},
  {note: idOf('n5'), bands: {differently: 'some'}},
];

/** Planned, with everything that people can be told. */
export const draft = (more: Partial<NewSession> = {}): Telling =>
  planned(EVERY_KIND, {
    title: 'A better waiting room',
    startsAt: START + 10 * MINUTE,
    contentNote: 'We will talk about waiting in pain.',
    support: 'You can call 116 123 at any time. It is free.',
    whatNext: 'We will send you what was decided within two weeks.',
    agreement: ['One person speaks at a time.', 'You can pass. You do not have to say why.', 'Speak from your own experience.'],
    ...more,
  });

export const lobby = (more: Partial<NewSession> = {}): Telling => joined(opened(draft(more)), ...PEOPLE);

/** Led by one who facilitates, with one to help, one who takes notes and one at the big screen. */
export const led = (told: Telling): Telling =>
  seated(seated(seated(seated(told, 'sam', 'lead'), 'kim', 'support'), 'noor', 'note-taker'), 'olu', 'operator');

const openKind = (told: Telling): ActivityKind | undefined =>
  told.session.agenda.current === null ? undefined : told.session.agenda.activities.get(told.session.agenda.current)?.kind;

const openId = (told: Telling): string => {
  const {current} = told.session.agenda;
  if (current === null) throw new Error('nothing is open');
  return current;
};

/**
 * In the activity of this kind, just opened. The notes of those that were written before have been shown, and how people reacted to them has
 * been counted, unless this is where they do.
 */
export function inKind(kind: ActivityKind, from: Telling = lobby()): Telling {
  let told = next(from);
  while (openKind(told) !== kind) told = next(openKind(told) === 'write' ? withResult(told, {isReacted: kind !== 'react'}) : told);
  return told;
}

/** In this activity, while the notes that it works on are gathered, or when too few people wrote any. */
export function withoutSource(kind: 'react' | 'sort' | 'dots', standing: 'coming' | 'too-few', told: Telling = lobby()): Telling {
  const here = until(told, kind);
  const source = here.session.agenda.activities.get(openId(here))?.source ?? '';
  return standing === 'coming' ? here : settled(here, source, [], {held: true});
}

/** The same a while after: `left` of its time is left. */
export function withLeft(told: Telling, left: Millis): Telling {
  const open = timedIn(told.session.agenda, openId(told));
  const clock = open && clockOf(open);
  if (!clock) throw new Error('nothing is open');
  if (!('due' in clock)) throw new Error('the time rests');
  return {...told, now: clock.due - left};
}

export const resting = (told: Telling): Telling => tell(told, {type: 'session.pause'});

export const gathering = (told: Telling): Telling => later(tell(told, {type: 'notes.show', activity: openId(told)}), 1_000);

/** What was written or chosen here is on the screen. A ballot is counted when its activity is over: they go on, and back to it. */
export function withResult(told: Telling, {isHeld = false, isFew = false, isReacted = false} = {}): Telling {
  const kind = openKind(told);
  const activity = openId(told);
  if (kind && WRITTEN.has(kind))
    return shown(told, isHeld ? [] : NOTES, {held: isHeld, reactions: isReacted && !isHeld ? BANDS : null, ...votesOf(kind, isFew)});
  if (!kind || !BALLOTED.has(kind)) throw new Error(`nothing is counted in ${kind}`);
  const counted = settled(next(told), activity, [], votesOf(kind, isFew));
  return tell(counted, {type: 'agenda.back', from: openId(counted)});
}

function votesOf(kind: NewActivity['kind'], isFew: boolean): {readonly votes?: Votes | null} {
  if (!BALLOTED.has(kind)) return {};
  if (isFew) return {votes: null};
  if (kind === 'dots') {
    const dots = [
      {note: idOf('n1'), dots: 7, people: 6, isStrong: false},
      {note: idOf('n2'), dots: 6, people: null, isStrong: true},
      {note: idOf('n3'), dots: 1, people: null, isStrong: false},
    ];
    return {votes: {asks: 'dots', answers: 6, notes: dots}};
  }
  const rows = EVERY_KIND.find(one => one.kind === kind)?.rows ?? [];
  const counts = [1, 3, 2];
  return {votes: {asks: 'one', answers: 6, rows: rows.map(({options}) => options.map((_, at) => counts[at] ?? 0))}};
}

/** What was given in the open activity is counted, and the group comes back to it. */
export function backToCounted(told: Telling): Telling {
  const activity = openId(told);
  const counted = settled(next(told), activity, [], {reactions: BANDS});
  return tell(counted, {type: 'agenda.back', from: openId(counted)});
}

export const ending = (told: Telling): Telling => tell(told, {type: 'session.end'});

export const ended = (told: Telling): Telling =>
  tell(later(ending(told), 10_000), {type: 'session.finish', outcomes: [], boxes: []}, actor('server'));

export const removed = (told: Telling, name: string): Telling => tell(told, {type: 'person.remove', person: idOf(name), reason: 'other'});

/** Hands that go up one after the other. */
export const hands = (told: Telling, ...names: readonly string[]): Telling =>
  names.reduce((so, name) => tell(later(so, SECOND), {type: 'hand.raise', hand: handOf(name)}, actor('participant', name)), told);

export const handOf = (name: string) => idOf(`hand of ${name}`);

export const speaking = (told: Telling, name: string): Telling => tell(told, {type: 'turn.give', hand: handOf(name), turn: null});

/** Words as people bring them who try it out, by accident or on purpose. */
const ODD_NOTES = [
  note('n1', 'A very long thought that goes on. '.repeat(40).slice(0, 1_000).trim()),
  note('n2', '<b>Not bold</b> & <script>alert("no")</script> {count} {{code}} =1+1'),
  note('n3', '👩🏽‍🦽👍🏾🎉'),
  note('n4', 'مرحبا بكم في غرفة الانتظار، أين أجلس مع أمي؟'),
  note('n5', 'Averyverylongwordwithoutanyplacetobreakit'.repeat(6)),
  note('n6', '\u202Eright to left from here, and then 12:30'),
  note('n7', '.'),
];

/** In an activity that works on them, with such notes. */
export const withOddNotes = (kind: ActivityKind): Telling => {
  let told = inKind('write', led(lobby()));
  told = shown(told, ODD_NOTES);
  while (openKind(told) !== kind) told = next(told);
  return told;
};

/** In an activity that works on them, with so many notes: half of them in the first theme, a few in the second, the others in none. */
export const withManyNotes = (kind: ActivityKind, count: number): Telling => {
  let told = inKind('write', led(lobby()));
  const themes = told.session.voice.writings.get(openId(told))?.themes ?? [];
  const themeOf = (at: number) => (at < count / 2 ? (themes[0] ?? null) : at < count / 2 + 3 ? (themes[1] ?? null) : null);
  told = shown(
    told,
    Array.from({length: count}, (_, at) => note(`many-${at}`, `The bus comes once an hour, said person ${at + 1}.`, themeOf(at))),
  );
  while (openKind(told) !== kind) told = next(told);
  return told;
};

/** A whole day: as many activities as there may be. */
export const fullAgenda = (): Telling => {
  const [read, , , write] = EVERY_KIND;
  if (!read || !write) throw new Error('there is nothing to plan');
  return planned(
    Array.from({length: MAX_ACTIVITIES}, (_, at) => ({...(at % 2 === 0 ? read : write), title: `Part ${at + 1} of a long day`})),
    {title: 'Everything '.repeat(10).trim()},
  );
};

/** So many came in. */
export const crowd = (told: Telling, count: number): Telling => joined(told, ...Array.from({length: count}, (_, at) => `person ${at}`));

/** The notes of the activity to write lie in its themes, one after the other; as if so many more were there, whose notes are left in none. */
export function inThemes(told: Telling, {leaves = 1} = {}): Telling {
  const write = [...told.session.agenda.activities.values()].find(({kind}) => kind === 'write');
  const themes = write ? (told.session.voice.writings.get(write.id)?.themes ?? []) : [];
  return NOTES.reduce((so, {id}, at) => {
    const theme = themes[at % (themes.length + leaves)] ?? null;
    return theme === null ? so : tell(so, {type: 'note.move', note: id, from: null, theme});
  }, told);
}

/** The open activity asks this instead. */
export const withPrompt = (told: Telling, text: string): Telling => tell(told, {type: 'prompt.set', activity: openId(told), text});
