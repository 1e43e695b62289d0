import type {ActivityId} from '../../shared/wire/ids.ts';
import {Beside} from '../activities/beside.tsx';
import {useOpenDrafts, useOwn} from '../live/use-own.ts';
import {EarlierNotes, LeftDrafts} from './beside.ts';

/** What this phone has from other activities; most phones have nothing, and fetch nothing for it. */
export function Leftovers({except}: {readonly except: ActivityId}) {
  const hasNotes = useOwn(own => own.notes.some(note => note.activity !== except));
  const hasDrafts = useOpenDrafts().some(of => of !== except);
  if (!hasNotes && !hasDrafts) return null;
  return (
    <Beside>
      <LeftDrafts except={except} />
      <EarlierNotes except={except} />
    </Beside>
  );
}
