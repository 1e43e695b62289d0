import type {PlanProblem, planProblem} from '../../../shared/agenda/plan.ts';
import type {Id} from '../../../shared/wire/ids.ts';
import {
  MAX_ABOUT_CHARS,
  MAX_ACTIVITIES,
  MAX_ACTIVITY_MINUTES,
  MAX_AGREEMENT_CHARS,
  MAX_AGREEMENT_LINES,
  MAX_BALLOT_ROWS,
  MAX_DOTS,
  MAX_OPTION_CHARS,
  MAX_OPTIONS,
  MAX_PROMPT_CHARS,
  MAX_QUESTION_CHARS,
  MAX_SCRIPT_CHARS,
  MAX_THEME_CHARS,
  MAX_THEMES_PLANNED,
  MAX_TITLE_CHARS,
} from '../../../shared/wire/limits.ts';
import type {FieldError} from '../../kit/form.tsx';
import {t} from '../../locales/organiser.ts';
import {type Draft, type FormRow, linesIn} from './draft.ts';

/** Ids and names of the fields; those of an activity carry its row, wherever it is moved. */
export type AboutField = 'title' | 'startsAt' | 'endsBy' | 'contentNote' | 'support' | 'whatNext' | 'agreement';
export type RowField = 'kind' | 'title' | 'prompt' | 'minutes' | 'shortest' | 'stretch' | 'themes' | 'dots' | 'source' | 'script';
export const aboutField = (field: AboutField): string => `session-${field}`;
export const rowField = (row: Id, field: RowField): string => `${field}-${row}`;
export const questionField = (question: Id, field: 'question' | 'answers'): string => `${field}-${question}`;
export const addQuestionId = (row: Id): string => `add-question-${row}`;

const isBlank = (text: string): boolean => text.trim() === '';

/** `path`: within the plan, as the schema says where it refuses. */
export function errorAt(path: readonly PropertyKey[], draft: Draft, rows: readonly FormRow[]): FieldError {
  const [part, at, ...within] = path;
  if (part === 'activities') {
    const row = typeof at === 'number' ? rows[at] : undefined;
    if (row && typeof at === 'number') return rowError(row, at + 1, within);
    return {field: null, message: rows.length === 0 ? t('error.no-activities') : t('error.many-activities', {most: MAX_ACTIVITIES})};
  }
  const about = (field: AboutField, message: string): FieldError => ({field: aboutField(field), message});
  switch (part) {
    case 'title':
      return about('title', isBlank(draft.title) ? t('error.title-empty') : t('error.title-long', {most: MAX_TITLE_CHARS}));
    case 'startsAt':
      return about('startsAt', t('error.starts-at'));
    case 'endsBy':
      return about('endsBy', t('error.ends-by'));
    case 'contentNote':
      return about('contentNote', t('error.content-note-long', {most: MAX_ABOUT_CHARS}));
    case 'support':
      return about('support', t('error.support-long', {most: MAX_ABOUT_CHARS}));
    case 'whatNext':
      return about('whatNext', t('error.what-next-long', {most: MAX_ABOUT_CHARS}));
    case 'agreement':
      return about('agreement', t('error.agreement', {lines: MAX_AGREEMENT_LINES, most: MAX_AGREEMENT_CHARS}));
    default:
      return {field: null, message: t('error.form')};
  }
}

function rowError(row: FormRow, place: number, [field, ...within]: readonly PropertyKey[]): FieldError {
  const about = (name: RowField, message: string): FieldError => ({field: rowField(row.row, name), message});
  switch (field) {
    case 'title': {
      const message = isBlank(row.title)
        ? t('error.activity-title-empty', {place})
        : t('error.activity-title-long', {place, most: MAX_TITLE_CHARS});
      return about('title', message);
    }
    case 'prompt':
      return about('prompt', t('error.prompt-long', {place, most: MAX_PROMPT_CHARS}));
    case 'minutes':
      return about('minutes', t('error.minutes', {place, most: MAX_ACTIVITY_MINUTES}));
    case 'shortest':
      return about('shortest', t('error.shortest', {place, most: MAX_ACTIVITY_MINUTES}));
    case 'themes':
      return about('themes', t('error.themes', {place, count: MAX_THEMES_PLANNED, most: MAX_THEME_CHARS}));
    case 'dots':
      return about('dots', t('error.dots', {place, most: MAX_DOTS}));
    case 'script':
      return about('script', t('error.script-long', {place, most: MAX_SCRIPT_CHARS}));
    case 'rows':
      return questionError(row, place, within);
    default:
      return {field: null, message: t('error.form')};
  }
}

function questionError(row: FormRow, place: number, [at, field]: readonly PropertyKey[]): FieldError {
  const question = typeof at === 'number' ? row.questions[at] : undefined;
  if (!question) return {field: rowField(row.row, 'title'), message: t('error.many-questions', {place, most: MAX_BALLOT_ROWS})};
  if (field === 'question') {
    return {field: questionField(question.id, 'question'), message: t('error.question-long', {place, most: MAX_QUESTION_CHARS})};
  }
  const message =
    linesIn(question.answers).length < 2
      ? t('error.answers-few', {place})
      : t('error.answers', {place, count: MAX_OPTIONS, most: MAX_OPTION_CHARS});
  return {field: questionField(question.id, 'answers'), message};
}

/** What no single field is wrong about: the plan as a whole. */
export function problemIn({place, problem}: NonNullable<ReturnType<typeof planProblem>>, rows: readonly FormRow[]): FieldError {
  if (place === null) return {field: aboutField('endsBy'), message: t('error.ends-before-start')};
  const row = rows[place];
  return row ? problemAt(row, place + 1, problem) : {field: null, message: t('error.form')};
}

function problemAt(row: FormRow, place: number, problem: PlanProblem): FieldError {
  switch (problem) {
    case 'no-rows':
      return {field: addQuestionId(row.row), message: t('error.no-questions', {place})};
    case 'no-dots':
      return {field: rowField(row.row, 'dots'), message: t('error.dots', {place, most: MAX_DOTS})};
    case 'no-source':
      return {field: rowField(row.row, 'source'), message: t('error.no-source', {place})};
    case 'shortest-above-minutes':
      return {field: rowField(row.row, 'shortest'), message: t('error.shortest', {place, most: MAX_ACTIVITY_MINUTES})};
    default:
      return {field: null, message: t('error.form')};
  }
}

/** The error of one field, as its properties; nothing when it has none. */
export function errorIn(errors: readonly FieldError[], field: string): {readonly error?: string} {
  const found = errors.find(error => error.field === field);
  return found ? {error: found.message} : {};
}
