import type {ActivityRecord} from '../../../shared/wire/records.ts';

/** Where the notes stand that an activity works on. Too few: nothing came that may be shown. */
export type SourceStanding = 'coming' | 'shown' | 'too-few';

/** People work on notes only after their own activity, so what is neither shown nor gathered any more was kept back. */
export function standingOf({writing, gathering}: Pick<ActivityRecord, 'writing' | 'gathering'>): SourceStanding {
  if (writing?.at === 'shown') return 'shown';
  return gathering === null ? 'too-few' : 'coming';
}
