import {useEffect} from 'react';
import {SECOND} from '../../shared/wire/ids.ts';
import {useOwn} from '../live/use-own.ts';
import {loadLater} from './later.ts';
import type {Screen} from './screens.ts';

/** Whoever comes in while something is on gets the task first; so much later the rest follows, or once they have sent something. */
const TASK_FIRST_MS = 10 * SECOND;

/** Fetches what is not needed yet: at once where people wait, else when the task had its turn. */
export function useLater({at}: Screen): void {
  const isIn = at !== 'connecting' && at !== 'over';
  const isAtTask = at === 'activity';
  const hasSent = useOwn(own => own.notes.some(note => note.isSent));
  useEffect(() => {
    if (!isIn) return;
    const wait = setTimeout(() => void loadLater(), isAtTask && !hasSent ? TASK_FIRST_MS : 0);
    return () => clearTimeout(wait);
  }, [isIn, isAtTask, hasSent]);
}
