import type {RefusalCode} from '../../shared/wire/codes.ts';
import {t} from '../locales/console.ts';

/** Why not, for the person who pressed; some reasons read differently to those who lead than on a phone. */
export function refusedSentence(code: RefusalCode): string {
  switch (code) {
    case 'moved-on':
      return t('answer.moved-on');
    case 'not-allowed':
      return t('answer.not-allowed');
    case 'not-signed-in':
      return t('answer.not-signed-in');
    default:
      return t(`refusal.${code}`);
  }
}
