import {create} from 'zustand';
import type {SessionId} from '../../shared/wire/ids.ts';

/** What is looked at before the start. */
export const READY = ['phone', 'screen', 'helper', 'support', 'content', 'break'] as const;
export type ReadyId = (typeof READY)[number];

const keptAs = (session: SessionId): string => `wrensong-ready-${session}`;

const useAll = create<{readonly [session: SessionId]: readonly ReadyId[]}>(() => ({}));

/** What was skipped in this window, also after loading the page again. */
export function useSkipped(session: SessionId): readonly ReadyId[] {
  const skipped = useAll(all => all[session]);
  return skipped ?? keptIn(session);
}

export function skip(session: SessionId, id: ReadyId, isSkipped: boolean): void {
  const before = (useAll.getState()[session] ?? keptIn(session)).filter(one => one !== id);
  const now = isSkipped ? [...before, id] : before;
  useAll.setState({[session]: now});
  try {
    sessionStorage.setItem(keptAs(session), now.join(' '));
  } catch {
    // Storage may be refused: then it lasts as long as the page.
  }
}

function keptIn(session: SessionId): readonly ReadyId[] {
  try {
    const kept = (sessionStorage.getItem(keptAs(session)) ?? '').split(' ');
    return READY.filter(id => kept.includes(id));
  } catch {
    return [];
  }
}
