import {toBase64url} from '../../shared/wire/base64url.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';

/**
 * This phone's whole ballot in each activity: for each question 0 or the option's place from 1, or for each place in the
 * source's list of released notes how many dots.
 */
export type OwnBallots = ReadonlyMap<ActivityId, readonly number[]>;

/** As the lane carries it. `places`: how many there are now; what stands beyond them means nothing. */
export const ballotBytes = (answers: readonly number[], places: number): string => toBase64url(Uint8Array.from(answers.slice(0, places)));
