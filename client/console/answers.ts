import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import type {Topic} from '../kit/announcements.ts';
import {announce} from '../kit/announcer.ts';
import {t} from '../locales/console.ts';
import type {ActionId, SeenFor} from './actions.ts';

interface Answered {
  readonly topic: Topic;
  readonly text: string;
}

const notes = (text: string): Answered => ({topic: 'notes', text});
const time = (text: string): Answered => ({topic: 'time', text});
const facilitator = (text: string): Answered => ({topic: 'facilitator', text});
const form = (text: string): Answered => ({topic: 'form', text});

/**
 * What whoever pressed is told once it is done, where otherwise the eye alone would see it. Others hear what say-changes.ts says, in the
 * same words where there are both.
 */
const ANSWERS: {readonly [Id in ActionId]?: (seen: SeenFor<Id>) => Answered} = {
  'time-pause': ({isResting}) => time(t(isResting ? 'did.time-resume' : 'did.time-pause')),
  'time-more': () => time(t('did.time-more')),
  'time-less': () => time(t('did.time-less')),
  rest: ({isPaused}) => facilitator(t(isPaused ? 'say.unrest' : 'say.rest')),
  hide: ({isHidden}) => notes(t(isHidden ? 'did.unhide' : 'did.hide')),
  'stage-note': () => notes(t('did.stage-note')),
  'theme-add': () => notes(t('did.theme-add')),
  'theme-rename': () => notes(t('did.theme-rename')),
  'theme-remove': () => notes(t('did.theme-remove')),
  'board-lock': ({isLocked}) => facilitator(t(isLocked ? 'say.board-unlocked' : 'say.board-locked')),
  blank: ({isBlank}) => facilitator(t(isBlank ? 'say.unblank' : 'say.blank')),
  lock: ({isLocked}) => facilitator(t(isLocked ? 'say.unlocked' : 'say.locked')),
  'page-add': () => form(t('did.page-add')),
  'page-rename': () => form(t('did.page-rename')),
  'page-remove': () => form(t('did.page-remove')),
  'action-change': () => form(t('did.action-change')),
  'action-remove': () => form(t('did.action-remove')),
};

/** Its frame is here at most this long after the answer. */
const OWN_MS: Millis = 2 * SECOND;
let last = {text: '', at: Number.NEGATIVE_INFINITY};

/** Says to the person that it is done, where neither the page says it already nor what the act leads to is heard. */
export function sayDone<Id extends ActionId>(id: Id, seen: SeenFor<Id>): void {
  const answer: ((seen: SeenFor<Id>) => Answered) | undefined = ANSWERS[id];
  if (!answer) return;
  const {topic, text} = answer(seen);
  last = {text, at: Date.now()};
  announce(topic, text, {level: 'asked'});
}

/** The person was told just now, as an answer: as news it would take the answer's place, and be heard by fewer. */
export const isJustSaid = (text: string): boolean => text === last.text && Date.now() - last.at < OWN_MS;
