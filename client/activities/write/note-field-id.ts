import type {ActivityId} from '../../../shared/wire/ids.ts';

/** The text box of an activity, for whoever sends the focus there. */
export const noteFieldId = (activity: ActivityId): string => `note-${activity}`;
