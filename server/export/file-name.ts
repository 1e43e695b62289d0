import type {Report} from '../../shared/report/model.ts';
import type {Millis} from '../../shared/wire/ids.ts';

/** A folder full of downloads shows about this much of a name. */
const MAX_TITLE_PART_CHARS = 40;

/**
 * What a download is called, so that the files of one session lie together: `our-waiting-room-2026-11-22-notes.md`.
 * Letters a to z, digits, hyphens and one dot alone: it travels in a header, and every system can store it.
 * `ending` is ours and holds nothing else.
 */
export function fileName({title, startedAt, plannedFor}: Report, ending: string): string {
  const at = startedAt ?? plannedFor;
  return [slug(title) || 'session', ...(at === null ? [] : [dayOf(at)])].join('-') + ending;
}

const slug = (title: string): string =>
  cut(
    title
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  ).replaceAll(' ', '-');

/** After a whole word, unless the first is too long by itself. */
function cut(words: string): string {
  if (words.length <= MAX_TITLE_PART_CHARS) return words;
  const end = words.lastIndexOf(' ', MAX_TITLE_PART_CHARS);
  return words.slice(0, end > 0 ? end : MAX_TITLE_PART_CHARS);
}

/** The day where the server is, as in the document itself. */
function dayOf(at: Millis): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}
