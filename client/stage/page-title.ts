import {recordIn} from '../live/records.ts';
import type {Room} from '../live/view.ts';
import {t} from '../locales/stage.ts';

/** The window's title, for whoever looks for it among others. */
export function pageTitle({records, link}: Pick<Room, 'records' | 'link'>): string {
  const session = recordIn(records, 'session')?.title;
  if (session === undefined) return t('stage.page-title');
  return link === 'offline' || link === 'reconnecting' ? t('stage.title-away', {session}) : t('stage.title', {session});
}
