import type {QuestionOutcome} from '../../shared/wire/records.ts';
import {t} from '../locales/console.ts';

/** What came of a question, in words. Which of them, the server has decided. */
export const outcomeWords = (outcome: QuestionOutcome): string => (outcome === null ? t('ask.few') : t(`ask.say-${outcome}`));
