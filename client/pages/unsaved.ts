import * as Y from 'yjs';
import {PAGE_ROOT} from '../../shared/pages/lines.ts';
import type {Abandoned} from '../board/link.ts';

/** The words that were typed here and never stored, in the order of the page; nothing where there are none. */
export function unsavedWords({doc, storedTo}: Abandoned): string {
  let words = '';
  for (let item = doc.getText(PAGE_ROOT)._start; item !== null; item = item.right) {
    if (item.deleted || item.id.client !== doc.clientID || !(item.content instanceof Y.ContentString)) continue;
    words += item.content.str.slice(Math.max(0, storedTo - item.id.clock));
  }
  return words.trim();
}
