import {CreateSessionRequest} from '../../shared/wire/http.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {MAX_ACTIVITY_MINUTES, MAX_PROMPT_CHARS, MAX_TITLE_CHARS} from '../../shared/wire/limits.ts';
import type {FieldError} from '../kit/form.tsx';
import {t} from '../locales/organiser.ts';

/** What the form holds, as it was typed. */
export interface Typed {
  readonly title: string;
  readonly activities: readonly {
    readonly row: string;
    readonly kind: string;
    readonly title: string;
    readonly prompt: string;
    readonly minutes: string;
  }[];
}

export const SESSION_TITLE_FIELD = 'session-title';
/** Name and id of a field of one activity; `row` stays with it wherever it is moved. */
export const fieldOf = (row: string, field: 'kind' | 'title' | 'prompt' | 'minutes'): string => `${field}-${row}`;

export function typedIn(data: FormData, rows: readonly string[]): Typed {
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    title: text(SESSION_TITLE_FIELD),
    activities: rows.map(row => ({
      row,
      kind: text(fieldOf(row, 'kind')),
      title: text(fieldOf(row, 'title')),
      prompt: text(fieldOf(row, 'prompt')),
      minutes: text(fieldOf(row, 'minutes')),
    })),
  };
}

/** Minutes as people type them; NaN for what is no whole number. */
export const minutesIn = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN);

export type Checked =
  | {readonly ok: true; readonly request: CreateSessionRequest}
  | {readonly ok: false; readonly errors: readonly FieldError[]};

/** Parsed with the schema that the server uses; what it refuses becomes a sentence beside its field. */
export function checked(id: SessionId, typed: Typed): Checked {
  const parsed = CreateSessionRequest.safeParse({
    id,
    title: typed.title,
    activities: typed.activities.map(({kind, title, prompt, minutes}) => ({kind, title, prompt, minutes: minutesIn(minutes)})),
  });
  if (parsed.success) return {ok: true, request: parsed.data};
  const errors = parsed.error.issues.map(issue => errorAt(issue.path, typed));
  return {ok: false, errors: errors.filter((error, at) => errors.findIndex(one => one.field === error.field) === at)};
}

function errorAt(path: readonly PropertyKey[], typed: Typed): FieldError {
  const [part, at, field] = path;
  if (part === 'title') {
    const isEmpty = typed.title.trim() === '';
    const message = isEmpty ? t('error.title-empty') : t('error.title-long', {most: MAX_TITLE_CHARS});
    return {field: SESSION_TITLE_FIELD, message};
  }
  const activity = typeof at === 'number' ? typed.activities[at] : undefined;
  if (part !== 'activities' || typeof at !== 'number' || !activity) {
    return {field: null, message: typed.activities.length === 0 ? t('error.no-activities') : t('error.form')};
  }
  const place = at + 1;
  switch (field) {
    case 'title': {
      const isEmpty = activity.title.trim() === '';
      const message = isEmpty ? t('error.activity-title-empty', {place}) : t('error.activity-title-long', {place, most: MAX_TITLE_CHARS});
      return {field: fieldOf(activity.row, 'title'), message};
    }
    case 'prompt':
      return {field: fieldOf(activity.row, 'prompt'), message: t('error.prompt-long', {place, most: MAX_PROMPT_CHARS})};
    case 'minutes':
      return {field: fieldOf(activity.row, 'minutes'), message: t('error.minutes', {place, most: MAX_ACTIVITY_MINUTES})};
    default:
      return {field: null, message: t('error.form')};
  }
}
