import type {SessionListing} from '../../../shared/wire/http.ts';
import {DAY, type Millis} from '../../../shared/wire/ids.ts';
import {LOCALE} from '../../locales/speech.tsx';

export const SECTIONS = ['live', 'upcoming', 'finished'] as const;
export type Section = (typeof SECTIONS)[number];

const SECTION_OF: {readonly [phase in SessionListing['phase']]: Section} = {
  live: 'live',
  closing: 'live',
  draft: 'upcoming',
  open: 'upcoming',
  ended: 'finished',
};

/** With more sessions than this they can be looked for by a word. */
export const FILTER_FROM = 10;

/** What is coming in the order in which it comes, what has no day before that, because it still needs one; what was, the newest first. */
export function listed(sessions: readonly SessionListing[], section: Section): readonly SessionListing[] {
  const own = sessions.filter(({phase}) => SECTION_OF[phase] === section);
  const dayOf = ({startsAt, endedAt, createdAt}: SessionListing): Millis => endedAt ?? startsAt ?? createdAt;
  if (section !== 'upcoming') return own.sort((one, other) => dayOf(other) - dayOf(one));
  return own.sort((one, other) => {
    if (one.startsAt === null || other.startsAt === null) {
      return Number(one.startsAt !== null) - Number(other.startsAt !== null) || other.createdAt - one.createdAt;
    }
    return one.startsAt - other.startsAt;
  });
}

/** Those whose title has every word that was typed, in any order. */
export function found(sessions: readonly SessionListing[], typed: string): readonly SessionListing[] {
  const words = typed.toLocaleLowerCase(LOCALE).split(/\s+/).filter(Boolean);
  return sessions.filter(({title}) => words.every(word => title.toLocaleLowerCase(LOCALE).includes(word)));
}

/** "Tuesday 3 March", with the year where it is another one. */
export function dayInWords(at: Millis, now: Millis): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const format = new Intl.DateTimeFormat(LOCALE, {weekday: 'long', day: 'numeric', month: 'long', ...(!isThisYear && {year: 'numeric'})});
  return format.format(at);
}

export const timeInWords = (at: Millis): string => new Intl.DateTimeFormat(LOCALE, {hour: '2-digit', minute: '2-digit'}).format(at);

/** "3 March", with the year where it is another one. */
export function dateInWords(at: Millis, now: Millis): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(LOCALE, {day: 'numeric', month: 'long', ...(!isThisYear && {year: 'numeric'})}).format(at);
}

/** Deletion is told where it was asked for, where a session is over, and where one has been left lying. */
export const SOON_MS: Millis = 30 * DAY;
export const tellsDeletion = ({phase, deleteAt, canBeKept}: SessionListing, now: Millis): boolean =>
  canBeKept || phase === 'ended' || deleteAt - now < SOON_MS;
