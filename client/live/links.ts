import type {Duty} from '../../shared/session/seats.ts';
import type {AddressAnswer, LinkAnswer, MakeLinkRequest} from '../../shared/wire/http.ts';
import type {LinkId, SessionId} from '../../shared/wire/ids.ts';
import {deleteJson, getJson, postJson, type Reply} from './requests.ts';

const pathOf = (session: SessionId): string => `/live/sessions/${session}/links`;

/** Links that those who lead give away. Made twice with one id it is one link. */
export const listLinks = (session: SessionId): Promise<Reply<readonly LinkAnswer[]>> => getJson(pathOf(session));
export const makeLink = (session: SessionId, link: LinkId, duty: Duty): Promise<Reply<LinkAnswer>> =>
  postJson(pathOf(session), {link, duty} satisfies MakeLinkRequest);
/** Whoever came in by it is out at once. */
export const revokeLink = (session: SessionId, link: LinkId): Promise<Reply<null>> => deleteJson(`${pathOf(session)}/${link}`);

/** Under which origin others find this server; the one in the address bar when the server does not say. */
export async function addressForOthers(): Promise<AddressAnswer> {
  const reply = await getJson<AddressAnswer>('/live/address');
  return reply.ok ? reply.body : {origin: location.origin, others: [], keptTo: null};
}

export const originForOthers = async (): Promise<string> => (await addressForOthers()).origin;

/** The whole address behind a link. The key stands in the fragment, which no server is sent. */
export const addressOf = (origin: string, session: SessionId, {duty, key}: Pick<LinkAnswer, 'duty' | 'key'>): string =>
  `${origin}${duty === 'screen' ? `/f/${session}/stage` : `/f/${session}`}#${key}`;
