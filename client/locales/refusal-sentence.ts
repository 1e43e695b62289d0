import type {RefusalCode} from '../../shared/wire/codes.ts';
import {t} from './phone-refusals.ts';

/** For phone-refused.ts, which fetches it. */
export const refusalSentence = (code: RefusalCode): string => t(`refusal.${code}`);
