import {createHmac, randomBytes, randomInt, timingSafeEqual} from 'node:crypto';
import type {Id, Millis, SessionId} from '../../shared/wire/ids.ts';

/** 128 random bits in 22 characters. */
export const newId = (): Id => randomBytes(16).toString('base64url');

/** Eight digits, as a session's typed code. */
export const newCode = (): string => String(randomInt(100_000_000)).padStart(8, '0');

/** What a signature is good for: to organise, to hold a seat in one session, or to ask to be let in to it. */
type SignedFor = 'organiser' | `seat ${SessionId}` | `knock ${SessionId}`;

/** Keyed hashes and signed values. Each use has a purpose of its own, so that none can stand for another. */
export class Secrets {
  readonly #secret: Uint8Array;

  /** `secret`: 32 random bytes that stay on this server. */
  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  hash(purpose: 'code' | 'device' | 'sign' | 'board', value: string): string {
    return createHmac('sha256', this.#secret).update(`${purpose} ${value}`).digest('base64url');
  }

  /** A value that only this server can make, good until `until` (epoch milliseconds) and for one purpose. */
  sign(purpose: SignedFor, value: Id, until: Millis): string {
    const body = `${value}.${until}`;
    return `${body}.${this.hash('sign', `${purpose} ${body}`)}`;
  }

  /** The signed value, or null when it is not ours, was signed for something else or has run out. */
  check(purpose: SignedFor, signed: string, now: Millis): Id | null {
    const [value, until, signature] = signed.split('.');
    if (!value || !until || !signature || !isSame(signature, this.hash('sign', `${purpose} ${value}.${until}`))) return null;
    return Number(until) > now ? value : null;
  }
}

/** Compares without telling by its time how much is right. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
