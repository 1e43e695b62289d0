import type {IncomingMessage} from 'node:http';
import {Id, type Millis} from '../../shared/wire/ids.ts';
import {DEVICE_COOKIE_MS, ORGANISER_SIGNED_IN_MS} from '../../shared/wire/limits.ts';
import type {Secrets} from './secrets.ts';

const DEVICE = 'wrensong_device';
const ORGANISER = 'wrensong_organiser';

/** Only requests below `/live` carry a cookie: not the pages, and never the lane. */
const PATH = '/live';

export interface Cookies {
  device(request: IncomingMessage): Id | null;
  /** The seat of a signed-in organiser. */
  organiser(request: IncomingMessage, now: Millis): Id | null;
  setDevice(device: Id): string;
  setOrganiser(seat: Id, now: Millis): string;
}

/** `isSecure`: the site is reached by https only, so that a cookie never travels in the clear. */
export function cookies(secrets: Secrets, isSecure: boolean): Cookies {
  const set = (name: string, value: string, ms: Millis) =>
    `${name}=${value}; Path=${PATH}; Max-Age=${Math.floor(ms / 1_000)}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    device(request) {
      const device = Id.safeParse(read(request, DEVICE));
      return device.success ? device.data : null;
    },
    organiser(request, now) {
      const signed = read(request, ORGANISER);
      return signed ? secrets.check(signed, now) : null;
    },
    setDevice: device => set(DEVICE, device, DEVICE_COOKIE_MS),
    setOrganiser: (seat, now) => set(ORGANISER, secrets.sign(seat, now + ORGANISER_SIGNED_IN_MS), ORGANISER_SIGNED_IN_MS),
  };
}

function read(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return null;
}
