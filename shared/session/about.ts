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
  const {agreement: _agreement, ...told} = event.about;
  return told;
}

export function aboutRecord(session: Session, contents: Contents): AboutRecord | null {
  const {about, agenda, access} = session;
  if (!about) return null;
  return {
    kind: 'about',
    startsAt: about.startsAt,
    contentNote: contents.get(about.contentNote) ?? '',
    support: contents.get(about.support) ?? '',
    whatNext: contents.get(about.whatNext) ?? '',
    agreement: lineRecords(session.agreement, contents),
    hasQuickExit: about.hasQuickExit ?? false,
    isLocked: access?.isLocked ?? false,
    asksName: [...agenda.activities.values()].some(activity => activity.kind === 'talk'),
  };
}
