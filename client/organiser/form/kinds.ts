import {type ActivityKind, BALLOTED, SOURCED} from '../../../shared/agenda/protocol.ts';
import type {Id} from '../../../shared/wire/ids.ts';
import {t} from '../../locales/templates.ts';
import {type Draft, type FormRow, type Question, sourcesFor} from './draft.ts';

/** In the order in which workshops use them. */
export const KINDS: readonly ActivityKind[] = [
  'read',
  'agreement',
  'check-in',
  'write',
  'react',
  'sort',
  'dots',
  'choice',
  'talk',
  'break',
  'close',
];

/** Which fields an activity of this kind has, beside those that every one has. */
export const hasThemes = (kind: ActivityKind): boolean => kind === 'write' || kind === 'sort' || kind === 'close';
export const hasQuestions = (kind: ActivityKind): boolean => BALLOTED.has(kind) && kind !== 'dots';
export const hasManyQuestions = (kind: ActivityKind): boolean => kind === 'choice';
export const hasSource = (kind: ActivityKind): boolean => SOURCED.has(kind);
export const hasPrompt = (kind: ActivityKind): boolean => kind !== 'break';

const FIRST_DOTS = '5';

/** Another kind for a row, with the answers, dots and notes that it most likely wants; what was typed before stays. */
export function asKind(draft: Draft, row: FormRow, kind: ActivityKind, newId: () => Id): Partial<FormRow> {
  return {
    kind,
    stretch: kind === 'break' ? 'break' : row.stretch === 'break' ? 'fixed' : row.stretch,
    ...(hasQuestions(kind) && row.questions.length === 0 && {questions: [firstQuestion(kind, newId)]}),
    ...(kind === 'dots' && row.dots === '' && {dots: FIRST_DOTS}),
    ...(hasSource(kind) && row.source === null && {source: sourcesFor(draft.rows, row.row).at(-1)?.row ?? null}),
  };
}

export const firstQuestion = (kind: ActivityKind, newId: () => Id): Question => ({
  id: newId(),
  question: '',
  answers: answersFor(kind).join('\n'),
});

function answersFor(kind: ActivityKind): readonly string[] {
  switch (kind) {
    case 'agreement':
      return [t('answer.agree'), t('answer.not-say')];
    case 'check-in':
      return [t('answer.struggling'), t('answer.low'), t('answer.ok'), t('answer.good'), t('answer.great')];
    case 'close':
      return [t('answer.not-at-all'), t('answer.a-little'), t('answer.mostly'), t('answer.yes')];
    default:
      return [];
  }
}
