import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {CreateSessionAnswer, CreateSessionRequest, SessionListing} from '../../shared/wire/http.ts';
import {getJson, postJson, type Reply} from '../live/requests.ts';
import {t} from '../locales/organiser.ts';

/** What the organiser's pages ask the server. */
export const signIn = (key: string): Promise<Reply<null>> => postJson('/live/sign-in', {key});
export const listSessions = (): Promise<Reply<readonly SessionListing[]>> => getJson('/live/sessions');
export const createSession = (request: CreateSessionRequest): Promise<Reply<CreateSessionAnswer>> => postJson('/live/sessions', request);

/** Why not, in a sentence; null stands for no answer at all. */
export const sentenceFor = (code: RefusalCode | null): string => {
  if (code === null) return t('organiser.no-answer');
  return code === 'not-signed-in' ? t('sign-in.help') : t(`refusal.${code}`);
};
