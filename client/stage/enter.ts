import type {SessionId} from '../../shared/wire/ids.ts';
import {sit} from '../live/requests.ts';

const KEY = /^#([A-Za-z0-9_-]{22})$/;

export const hasKey = (): boolean => KEY.test(location.hash);

/** The key behind `#` of the screen's link. It leaves the address bar, and this page's entry in the history, at once. */
export function takeKey(): string | null {
  const key = KEY.exec(location.hash)?.[1] ?? null;
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  return key;
}

export type Refused = 'wrong-link' | 'no-answer';

/** Null: this browser is in. A screen has no name, and nobody is asked for one. Never rejects. */
export async function enter(session: SessionId, key: string): Promise<Refused | null> {
  const reply = await sit(session, key, '');
  if (reply.ok) return null;
  return reply.code === null || reply.code === 'closing-down' || reply.code === 'too-many' ? 'no-answer' : 'wrong-link';
}
