import type {Topic} from '../kit/announcements.ts';
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
 * What whoever pressed is told once it is done, where otherwise the eye alone would see it. Others hear what say-changes.ts says: the same
 * words where both do, or it would be said twice.
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

/** Null: the page says it already, or what the act leads to is heard. */
export function answerTo<Id extends ActionId>(id: Id, seen: SeenFor<Id>): Answered | null {
  const answer: ((seen: SeenFor<Id>) => Answered) | undefined = ANSWERS[id];
  return answer?.(seen) ?? null;
}
