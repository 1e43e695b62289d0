import type {SessionListing} from '../../shared/wire/http.ts';
import {listSessions, sentenceFor, signIn} from './requests.ts';

/** How the page stands with the server. */
export type Entered =
  | {readonly at: 'in'; readonly sessions: readonly SessionListing[]}
  | {readonly at: 'signed-out'}
  /** The key in the link is not the right one. */
  | {readonly at: 'wrong-link'}
  | {readonly at: 'no-answer'; readonly sentence: string};

/** Signs in with the key of the link, if there was one, and asks for the sessions. Never rejects. */
export async function enter(key: string | null): Promise<Entered> {
  if (key !== null) {
    const signed = await signIn(key);
    if (!signed.ok && (signed.code === 'not-signed-in' || signed.code === 'malformed')) return {at: 'wrong-link'};
    if (!signed.ok) return {at: 'no-answer', sentence: sentenceFor(signed.code)};
  }
  const listed = await listSessions();
  if (listed.ok) return {at: 'in', sessions: listed.body};
  return listed.code === 'not-signed-in' ? {at: 'signed-out'} : {at: 'no-answer', sentence: sentenceFor(listed.code)};
}
