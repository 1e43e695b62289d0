import {type Records, recordIn} from '../live/records.ts';

let counted: {readonly records: Records; readonly count: number} | null = null;

/** How many notes everyone can read. Asked at every change of the room, so the answer is kept as long as the records are the same. */
export function countShown(records: Records): number {
  if (counted?.records !== records) counted = {records, count: shownIn(records)};
  return counted.count;
}

const shownIn = (records: Records): number =>
  (recordIn(records, 'session')?.agenda ?? [])
    .flatMap(id => recordIn(records, `activity:${id}`)?.writing?.notes ?? [])
    .filter(id => recordIn(records, `note:${id}`)?.isHidden === false).length;
