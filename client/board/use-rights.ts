import {useEffect, useRef} from 'react';
import {BOARD_GRACE_MS} from '../../shared/wire/limits.ts';
import {recordIn} from '../live/records.ts';
import type {Room} from '../live/view.ts';
import type {DocumentLink} from './link.ts';

/** As whom this page is here; for a participant nothing. */
export const dutyIn = ({me, records}: Pick<Room, 'me' | 'records'>): string | undefined =>
  me?.seat ? recordIn(records, `seat:${me.seat}`)?.duty : undefined;

/** A ticket says what its holder might do when it was given. When what that hangs on has changed, another one is asked for. */
export function useRightsAgain(link: DocumentLink, rights: string | undefined): void {
  const asked = useRef(rights);
  useEffect(() => {
    if (asked.current === rights) return;
    const renew = () => {
      asked.current = rights;
      link.renew();
    };
    if (!link.state.getState().isUnsaved) return renew();
    // What was written a moment before is still taken: a new ticket would come too early for it.
    const stop = link.state.subscribe(({isUnsaved}) => !isUnsaved && renew());
    const timer = setTimeout(renew, BOARD_GRACE_MS);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [rights, link]);
}
