import {WRITTEN} from '../../shared/agenda/protocol.ts';
import type {Signal} from '../../shared/care/protocol.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import type {ActivityRecord, MyHand} from '../../shared/wire/records.ts';
import {announce} from '../kit/announcer.ts';
import type {LinkState} from '../live/link.ts';
import {t as said} from '../locales/phone.ts';
import {t} from '../locales/phone-live.ts';
import type {Screen} from './screens.ts';

/** What is spoken about: compared before and after, so that arrival order and catching up after a gap speak once. */
export interface Spoken {
  readonly screen: Screen;
  readonly link: LinkState;
  /** Title of the activity that the group has moved on to while this person writes. */
  readonly movedTo: string | null;
  /** The one on the screen. */
  readonly activity: ActivityRecord | undefined;
  readonly survives: boolean;
  readonly takenBack: number;
  readonly isPaused: boolean;
  /** Somebody who leads or supports is connected. */
  readonly isLed: boolean;
  readonly hand: MyHand | null;
  readonly seen: readonly Signal[] | null;
  /** Whole minutes that are left; 0 when the time is over. */
  readonly minutes: number | null;
}

/** "About 5 minutes left" is worth a word only in a longer activity. */
const FIVE_FROM_MINUTES = 12;

export function sayChanges(before: Spoken, now: Spoken): void {
  if (now.screen.at === 'over') return;
  if (now.movedTo !== null && now.movedTo !== before.movedTo)
    announce('facilitator', t('moved.title', {title: now.movedTo}), {level: 'few'});
  if (now.takenBack > before.takenBack) announce('notes', t('own.taken-back'), {level: 'asked'});
  if (isEnding(now.screen) && !isEnding(before.screen)) announce('facilitator', t('moved.ending'), {level: 'few', isUrgent: true});
  if (now.isPaused !== before.isPaused) announce('facilitator', t(now.isPaused ? 'pause.title' : 'pause.over'), {level: 'few'});
  if (now.screen.at === 'activity' && now.isLed !== before.isLed)
    announce('facilitator', t(now.isLed ? 'lead.back' : 'lead.lost'), {level: 'few'});
  if (now.activity && before.activity && now.activity.id === before.activity.id)
    sayActivity({...before, activity: before.activity}, {...now, activity: now.activity});
  sayHand(before.hand, now.hand);
  if (now.seen?.some(signal => !before.seen?.includes(signal))) announce('facilitator', t('signals.seen'), {level: 'few'});
  if (now.link !== before.link) sayLink(now);
}

const isEnding = (screen: Screen): boolean => screen.at === 'activity' && screen.moved?.to === 'ending';

type InActivity = Spoken & {readonly activity: ActivityRecord};

function sayActivity(before: InActivity, now: InActivity): void {
  if (now.activity.writing?.at === 'shown' && before.activity.writing?.at !== 'shown') announce('notes', t('write.shown'), {level: 'few'});
  const added = minutesAdded(before.activity.clock, now.activity.clock);
  if (added > 0) announce('time', t('clock.added', {minutes: added}));
  if (added > 0 || now.isPaused || now.minutes === null || before.minutes === null || now.minutes >= before.minutes) return;
  const isWriting = WRITTEN.has(now.activity.activity);
  const passes = (minutes: number) => (before.minutes ?? 0) > minutes && (now.minutes ?? 0) <= minutes;
  if (passes(0)) announce('time', t(isWriting ? 'clock.up-writing' : 'clock.up'), {level: 'few'});
  else if (passes(2)) announce('time', t(isWriting ? 'clock.two-writing' : 'clock.two'));
  else if (passes(5) && now.activity.minutes >= FIVE_FROM_MINUTES) announce('time', t('clock.five'));
}

/** How many minutes a facilitator has just put in. To go on after a pause, or to make it shorter, adds nothing. */
export function minutesAdded(before: ActivityRecord['clock'], now: ActivityRecord['clock']): number {
  if (!before || !now) return 0;
  const ms = 'due' in before && 'due' in now ? now.due - before.due : 'left' in before && 'left' in now ? now.left - before.left : 0;
  return Math.max(0, Math.round(ms / MINUTE));
}

/** The own place is told when it is near, or lost; who is before one changes too often for more. */
function sayHand(before: MyHand | null, now: MyHand | null): void {
  if (now && now.turn !== null && before?.turn !== now.turn) {
    announce('turn', t(now.words === '' ? 'hand.turn' : 'hand.turn-read'), {level: 'few', isUrgent: true});
  } else if (before && before.turn !== null && !now) {
    announce('turn', t('hand.ended'), {level: 'few'});
  } else if (now?.before !== undefined && now.before !== null && before?.id !== now.id) {
    announce('turn', now.before === 0 ? t('hand.next') : t('hand.up', {before: now.before}), {level: 'asked'});
  } else if (now && now.before === 0 && before?.before !== 0 && now.turn === null) {
    announce('turn', t('hand.next'), {level: 'few'});
  } else if (now && before && now.before !== null && before.before !== null && now.before > before.before) {
    announce('turn', t('hand.back', {before: now.before}));
  }
}

function sayLink({link, survives}: Spoken): void {
  if (link === 'reconnecting') announce('connection', said('link.reconnecting'), {level: 'few'});
  if (link === 'offline') announce('connection', said(survives ? 'link.offline' : 'link.offline-memory'), {level: 'few'});
  if (link === 'back') announce('connection', said('link.back'), {level: 'few'});
}
