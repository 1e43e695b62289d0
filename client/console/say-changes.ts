import type {Level, Topic} from '../kit/announcements.ts';
import {recordIn} from '../live/records.ts';
import type {Room} from '../live/view.ts';
import {t} from '../locales/console.ts';
import {countNotes, peopleIn} from './derive.ts';

export type Heard = Pick<Room, 'hasView' | 'records' | 'link'>;

export interface Saying {
  readonly topic: Topic;
  readonly text: string;
  readonly level: Level;
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
    ...sayNotes(before, after),
    ...sayRemoved(before, after),
    ...sayHere(before, after),
    ...sayAccess(before, after),
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

function sayAccess(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'access'), recordIn(after.records, 'access')];
  if (!one || !other || one.isLocked === other.isLocked) return [];
  return say('facilitator', other.isLocked ? t('say.locked') : t('say.unlocked'));
}

function sayRemoved(before: Heard, after: Heard): readonly Saying[] {
  return peopleIn(after.records).flatMap(id => {
    const [one, other] = [recordIn(before.records, `person:${id}`), recordIn(after.records, `person:${id}`)];
    return one && other && !one.isRemoved && other.isRemoved ? say('people', t('say.removed', {number: other.number})) : [];
  });
}

function sayHere(before: Heard, after: Heard): readonly Saying[] {
  const [one, other] = [recordIn(before.records, 'here'), recordIn(after.records, 'here')];
  return other && one?.here !== other.here ? say('facilitator', t('say.here', {count: other.here}), 'all') : [];
}

function sayNotes(before: Heard, after: Heard): readonly Saying[] {
  const agenda = recordIn(after.records, 'session')?.agenda ?? [];
  return agenda.flatMap(id => {
    const [one, other] = [recordIn(before.records, `activity:${id}`)?.writing, recordIn(after.records, `activity:${id}`)?.writing];
    const isOn = recordIn(after.records, 'session')?.current === id;
    if (!one || !other || one === other || one.gathering === other.gathering) return [];
    if (other.gathering !== null) return one.gathering === null && isOn ? say('notes', t('say.gathering')) : [];
    const count = countNotes(after.records, other.notes.slice(one.notes.length));
    if (count > 0) return say('notes', other.isHeld ? t('say.shown-held', {count}) : t('say.shown', {count}));
    if (other.isHeld) return say('notes', t('say.held'));
    return other.at === 'shown' ? [] : say('notes', t('say.none'));
  });
}
