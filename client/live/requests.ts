import {REFUSAL_CODES, type RefusalCode} from '../../shared/wire/codes.ts';
import type {SitAnswer, SitRequest} from '../../shared/wire/http.ts';
import {SECOND, type SessionId} from '../../shared/wire/ids.ts';
import type {Page} from '../../shared/wire/live.ts';

/** A phone on a poor network may need this long; longer is taken for lost. */
const ANSWER_MS = 8 * SECOND;

export type Reply<Body> = {readonly ok: true; readonly body: Body} | {readonly ok: false; readonly code: RefusalCode | null};

/** JSON to the server and back. `code: null` means that no answer came, or none that the server of this client gives. */
export async function postJson<Body>(path: string, body: unknown): Promise<Reply<Body>> {
  return request(path, {
    method: 'POST',
    headers: {'content-type': 'application/json', accept: 'application/json'},
    body: JSON.stringify(body),
  });
}

export const deleteJson = <Body>(path: string, body: unknown = {}): Promise<Reply<Body>> =>
  request(path, {
    method: 'DELETE',
    headers: {'content-type': 'application/json', accept: 'application/json'},
    body: JSON.stringify(body),
  });

export const getJson = <Body>(path: string): Promise<Reply<Body>> => request(path, {headers: {accept: 'application/json'}});

/** Takes the seat that a link gives: its key, and what its holder wants to be called; empty for nothing. */
export const sit = (session: SessionId, key: string, name: string): Promise<Reply<SitAnswer>> =>
  postJson('/live/sit', {session, key, name} satisfies SitRequest);

/** Records of a large frame; null when they could not be fetched. */
export async function getPage(path: string): Promise<Page | null> {
  const reply = await getJson<Page>(path);
  return reply.ok ? reply.body : null;
}

async function request<Body>(path: string, options: RequestInit): Promise<Reply<Body>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const response = await fetch(path, {...options, credentials: 'same-origin', signal: stop.signal});
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    if (response.ok) return {ok: true, body: body as Body};
    return {ok: false, code: codeIn(body)};
  } catch {
    // Offline, aborted, or a proxy's page instead of an answer: all of them mean "not now".
    return {ok: false, code: null};
  } finally {
    clearTimeout(timer);
  }
}

function codeIn(body: unknown): RefusalCode | null {
  const code: unknown = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return REFUSAL_CODES.find(known => known === code) ?? null;
}
