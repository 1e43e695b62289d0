import {z} from 'zod/mini';
import type {ContentId, Millis} from '../wire/ids.ts';
import type {Event} from './protocol.ts';

export const AccessLock = z.strictObject({type: z.literal('access.lock')});
export const AccessUnlock = z.strictObject({type: z.literal('access.unlock')});

export type AccessCommand = z.infer<typeof AccessLock> | z.infer<typeof AccessUnlock>;

export type AccessEvent = {readonly type: 'access.locked'; readonly at: Millis} | {readonly type: 'access.unlocked'; readonly at: Millis};

/** The code and the key of the join link are contents, so that they can be destroyed when the session ends. */
export type Access = {readonly code: ContentId; readonly joinKey: ContentId; readonly isLocked: boolean} | null;

export function evolveAccess(access: Access, event: Event): Access {
  switch (event.type) {
    case 'session.created':
      return {code: event.code, joinKey: event.joinKey, isLocked: false};
    case 'session.ended':
      return null;
    case 'access.locked':
    case 'access.unlocked':
      return access && {...access, isLocked: event.type === 'access.locked'};
    default:
      return access;
  }
}

/** The typed code: eight digits. Spaces, hyphens and a pasted address around it are forgiven. */
export function readCode(typed: string): string | null {
  const digits = typed.replace(/\D/g, '');
  return digits.length === 8 ? digits : null;
}

/** As people read it aloud: `4829 1573`. */
export const showCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
