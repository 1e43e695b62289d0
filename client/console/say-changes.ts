import {SIGNALS} from '../../shared/care/protocol.ts';
import {MINUTE, type Millis} from '../../shared/wire/ids.ts';
import type {Level, Topic} from '../kit/announcements.ts';
import {recordIn} from '../live/records.ts';
import type {Room} from '../live/view.ts';
import {t} from '../locales/console.ts';
import {outcomeWords} from './ask-words.ts';
import {countNotes, peopleIn, privateHandsIn} from './derive.ts';
import {nameOf} from './names.ts';

export type Heard = Pick<Room, 'hasView' | 'records' | 'link'>;

export interface Saying {
  readonly topic: Topic;
  readonly text: string;
  readonly level: Level;
  /** Said at most so often, the newest of what came meanwhile. */
  readonly apart?: {readonly about: string; readonly ms: Millis};
}

/**
 * What to say aloud after a change of the room: a comparison of two views, so that order of arrival, several changes at
 * once and catching up after a gap all speak once. The first view is not news.
 */
export function sayChanges(before: Heard, after: Heard): readonly Saying[] {
  const link = sayLink(before, after);
  if (!before.hasView || !after.hasView || before.records === after.records) return link;
  // What is said first is heard first: where the session stands, then what came of it.
  return [
    ...link,
    ...saySession(before, after),
    ...sayRest(before, after),
    ...sayPrivate(before, after),
    ...sayChecks(before, after),
    ...saySignals(before, after),
    ...sayDone(before, after),
    ...sayQuestion(before, after),
    ...sayFloor(before, after),
    ...sayStage(before, after),
    ...sayOffered(before, after),
    ...sayBoardLock(before, after),
    ...sayNotes(before, after),
    ...sayRemoved(before, after),
    ...sayHere(before, after),
    ...sayAccess(before, after),
    ...sayKnocks(before, after),
    ...sayRush(before, after),
  ];
}

const say = (topic: Topic, text: string, level: Level = 'some'): readonly Saying[] => [{topic, text, level}];

function sayLink({link: before}: Heard, {link: after}: Heard): readonly Saying[] {
  if (before === after || after === 'live' || after === 'blip') return [];
  return say('connection', t(`say.${after}`), 'few');
}

function saySession(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'session'), recordIn(after.records, 'session')];
  if (!one || !other) return [];
  if (one.phase !== other.phase && (other.phase === 'open' || other.phase === 'closing' || other.phase === 'ended')) {
    return say('turn', t(`say.${other.phase}`), 'few');
  }
  if (one.current === other.current || other.current === null) return [];
  const title = recordIn(after.records, `activity:${other.current}`)?.title ?? '';
  return say('turn', t('say.now', {title}), 'few');
}

function sayRest(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'session'), recordIn(after.records, 'session')];
  if (!one || !other || one.isPaused === other.isPaused || other.phase !== 'live') return [];
  return say('facilitator', other.isPaused ? t('say.rest') : t('say.unrest'), 'few');
}

/** Somebody said to those who lead that something is not OK. */
function sayPrivate(before: Heard, after: Heard): readonly Saying[] {
  return privateHandsIn(after.records).flatMap(id => {
    const hand = recordIn(after.records, `hand:${id}`);
    const isNew = recordIn(before.records, `hand:${id}`)?.reason !== 'private';
    return hand && isNew ? say('people', t('say.private', {name: nameOf(hand)}), 'few') : [];
  });
}

function sayChecks(before: Heard, after: Heard): readonly Saying[] {
  const known = new Set(recordIn(before.records, 'needs')?.checks.map(({person}) => person));
  const fresh = recordIn(after.records, 'needs')?.checks.filter(({person}) => !known.has(person)) ?? [];
  return fresh.flatMap(check => say('people', t('check.asked', {name: nameOf(check)}), 'few'));
}

/** Only when more people ask than before: that it was answered, or faded, needs no words. */
function saySignals(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'needs')?.signals ?? {}, recordIn(after.records, 'needs')?.signals ?? {}];
  return SIGNALS.flatMap(signal => {
    const count = other[signal] ?? 0;
    return count > (one[signal] ?? 0) ? say('people', t(`signal.${signal}`, {count})) : [];
  });
}

function sayDone(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'needs'), recordIn(after.records, 'needs')];
  return other?.done && one && one.done !== other.done ? say('people', t(`done.${other.done}`)) : [];
}

/** That it is asked, also by somebody else, and what came of it. */
function sayQuestion(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'question'), recordIn(after.records, 'question')];
  if (!other || (one?.question === other.question && one.at === other.at)) return [];
  const question = t(`ask.${other.asks}`);
  if (other.at === 'open') return say('facilitator', t('say.asked', {question}));
  return say('facilitator', t('say.answered', {question, outcome: outcomeWords(other.outcome)}), 'few');
}

/** Hands come and go: their number is said at most once a minute. */
function sayFloor(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'floor'), recordIn(after.records, 'floor')];
  if (!one || !other || one === other) return [];
  const {speaking} = other;
  const turn = speaking && speaking.turn !== one.speaking?.turn ? say('turn', t('say.speaking', {name: nameOf(speaking)})) : [];
  if (one.waiting === other.waiting) return turn;
  return [
    ...turn,
    {topic: 'facilitator', text: t('say.hands', {count: other.waiting}), level: 'some', apart: {about: 'hands', ms: MINUTE}},
  ];
}

function sayStage(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'stage'), recordIn(after.records, 'stage')];
  if (!one || !other || one.isBlank === other.isBlank) return [];
  return say('facilitator', other.isBlank ? t('say.blank') : t('say.unblank'));
}

function sayBoardLock(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'session'), recordIn(after.records, 'session')];
  if (!one || !other || one.isBoardLocked === other.isBoardLocked) return [];
  return say('facilitator', other.isBoardLocked ? t('say.board-locked') : t('say.board-unlocked'), 'few');
}

/** Also to whoever offered it: a press that shows little. */
function sayOffered(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'session'), recordIn(after.records, 'session')];
  if (!one || !other || other.offered === null || one.offered === other.offered) return [];
  return say('facilitator', t('say.offered', {theme: recordIn(after.records, `theme:${other.offered}`)?.title ?? ''}));
}

function sayAccess(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'access'), recordIn(after.records, 'access')];
  if (!one || !other || one.isLocked === other.isLocked) return [];
  return say('facilitator', other.isLocked ? t('say.locked') : t('say.unlocked'));
}

/** Somebody more asks to join; however many come, it is said at most once a minute. */
function sayKnocks(before: Heard, after: Heard): readonly Saying[] {
  const known = new Set(recordIn(before.records, 'door')?.knocks.map(({id}) => id));
  const knocks = recordIn(after.records, 'door')?.knocks ?? [];
  if (knocks.every(({id}) => known.has(id))) return [];
  return [{topic: 'people', text: t('say.knocks', {count: knocks.length}), level: 'some', apart: {about: 'knocks', ms: MINUTE}}];
}

function sayRush(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'door'), recordIn(after.records, 'door')];
  return other?.isRush && one && !one.isRush ? say('people', t('join.rush'), 'few') : [];
}

function sayRemoved(before: Heard, after: Heard): readonly Saying[] {
  return peopleIn(after.records).flatMap(id => {
    const [one, other] = [recordIn(before.records, `person:${id}`), recordIn(after.records, `person:${id}`)];
    return one && other && !one.isRemoved && other.isRemoved ? say('people', t('say.removed', {name: nameOf(other)})) : [];
  });
}

function sayHere(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'here'), recordIn(after.records, 'here')];
  return other && one?.here !== other.here ? say('facilitator', t('say.here', {count: other.here}), 'all') : [];
}

function sayNotes(before: Heard, after: Heard): readonly Saying[] {
  const agenda = recordIn(after.records, 'session')?.agenda ?? [];
  return agenda.flatMap(id => {
    const [was, is] = [recordIn(before.records, `activity:${id}`), recordIn(after.records, `activity:${id}`)];
    const isOn = recordIn(after.records, 'session')?.current === id;
    const [one, other] = [was?.writing, is?.writing];
    if (!one || !other || was?.gathering === is?.gathering) return [];
    if (is?.gathering !== null) return was?.gathering === null && isOn ? say('notes', t('say.gathering')) : [];
    const count = countNotes(after.records, other.notes.slice(one.notes.length));
    if (count > 0) return say('notes', other.isHeld ? t('say.shown-held', {count}) : t('say.shown', {count}));
    if (other.isHeld) return say('notes', t('say.held'));
    return other.at === 'shown' ? [] : say('notes', t('say.none'));
  });
}
