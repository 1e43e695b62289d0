import {neutralName} from '../locales/neutral-names.ts';

/** What to call somebody: as they asked, or by a neutral name. */
export const nameOf = ({name, number}: {readonly name: string | null; readonly number: number}): string => name ?? neutralName(number);
