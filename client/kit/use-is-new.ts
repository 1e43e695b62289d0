import {useEffect, useState} from 'react';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';

/** What came this short a time ago, the eye has not seen yet: a finger on its way goes to what was there. */
const ARRIVING_MS: Millis = SECOND / 2;

/** Whether this has only just become so. */
export function useIsNew(isSo: boolean): boolean {
  const [isNew, setNew] = useState(true);
  useEffect(() => {
    if (!isSo) return setNew(true);
    const timer = setTimeout(() => setNew(false), ARRIVING_MS);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isNew;
}
