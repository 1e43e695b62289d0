import type {NewSession} from '../../shared/session/lifecycle.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {CreateSessionAnswer, CreateSessionRequest, DeleteSessionRequest, SessionListing} from '../../shared/wire/http.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import {deleteJson, getJson, postJson, type Reply} from '../live/requests.ts';
import {t} from '../locales/organiser.ts';

/** What the organiser's pages ask the server. */
export const signIn = (key: string): Promise<Reply<null>> => postJson('/live/sign-in', {key});
export const listSessions = (): Promise<Reply<readonly SessionListing[]>> => getJson('/live/sessions');
export const createSession = (request: CreateSessionRequest): Promise<Reply<CreateSessionAnswer>> => postJson('/live/sessions', request);
/** The plan of a session that there is, to use it again. */
export const askForPlan = (session: SessionId): Promise<Reply<NewSession>> => getJson(`/live/sessions/${session}/plan`);
export const deleteSession = (session: SessionId, when: DeleteSessionRequest['when']): Promise<Reply<null>> =>
  deleteJson(`/live/sessions/${session}`, {when} satisfies DeleteSessionRequest);
export const keepSession = (session: SessionId): Promise<Reply<null>> => postJson(`/live/sessions/${session}/keep`, {});

/** Why not, in a sentence; null stands for no answer at all. */
export const sentenceFor = (code: RefusalCode | null): string => {
  if (code === null) return t('organiser.no-answer');
  return code === 'not-signed-in' ? t('sign-in.help') : t(`refusal.${code}`);
};
