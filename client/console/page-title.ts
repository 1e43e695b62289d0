import {recordIn} from '../live/records.ts';
import type {Room} from '../live/view.ts';
import {t} from '../locales/console.ts';

/** The tab's title. Its first word is the state, so that it can be read at a glance beside a video call. */
export function pageTitle({records, link}: Pick<Room, 'records' | 'link'>): string {
  const session = recordIn(records, 'session');
  if (!session) return t('console.page-title');
  if (link === 'offline') return t('title.offline', {session: session.title});
  const activity = session.current === null ? undefined : recordIn(records, `activity:${session.current}`);
  if (session.phase === 'live' && activity) return t('title.live', {activity: activity.title, session: session.title});
  return t(session.phase === 'live' ? 'title.open' : `title.${session.phase}`, {session: session.title});
}
