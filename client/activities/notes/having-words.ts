import {type Records, recordIn} from '../../live/records.ts';
import type {Arrangement} from './arrangement.ts';

/** The notes that have these words, however they are written large and small; a heading without any goes. */
export function havingWords(shown: Arrangement, records: Records, words: string): Arrangement {
  const wanted = words.toLocaleLowerCase();
  const has = (id: string) => recordIn(records, `note:${id}`)?.text.toLocaleLowerCase().includes(wanted) === true;
  return shown.map(({theme, notes}) => ({theme, notes: notes.filter(has)})).filter(({notes}) => notes.length > 0);
}
