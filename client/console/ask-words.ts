import type {QuestionOutcome} from '../../shared/wire/records.ts';
import {t} from '../locales/console.ts';

/** What came of a question, in words. Which numbers there are, the server has decided. */
export function outcomeWords(outcome: QuestionOutcome): string {
  if (outcome === null) return t('ask.few');
  const {answers} = outcome;
  const said = 'say' in outcome ? t(`ask.say-${outcome.say}`) : t('ask.counted', {yes: outcome.yes, no: answers - outcome.yes});
  return `${said} ${t('ask.answers', {count: answers})}`;
}
