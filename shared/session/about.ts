import {lineRecords} from '../care/agreement.ts';
import type {AboutRecord} from '../wire/records.ts';
import type {PlannedAbout} from './lifecycle.ts';
import type {Event} from './protocol.ts';
import type {Session} from './state.ts';
import type {Contents} from './view.ts';

/** What people are told beside the agenda; the agreement's lines, which can change, have a slice of their own. */
export type About = Omit<PlannedAbout, 'agreement'> | null;

export const noAbout: About = null;

export function evolveAbout(about: About, event: Event): About {
  if (event.type !== 'session.created') return about;
  const {startsAt, contentNote, support, whatNext} = event.about;
  return {startsAt, contentNote, support, whatNext};
}

export function aboutRecord(session: Session, contents: Contents): AboutRecord | null {
  const {about, agenda} = session;
  if (!about) return null;
  return {
    kind: 'about',
    startsAt: about.startsAt,
    contentNote: contents.get(about.contentNote) ?? '',
    support: contents.get(about.support) ?? '',
    whatNext: contents.get(about.whatNext) ?? '',
    agreement: lineRecords(session.agreement, contents),
    asksName: [...agenda.activities.values()].some(activity => activity.kind === 'talk'),
  };
}
