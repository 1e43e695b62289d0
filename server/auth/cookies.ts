import type {IncomingMessage} from 'node:http';
import {Id, type Millis, type SeatId, type SessionId} from '../../shared/wire/ids.ts';
import {DEVICE_COOKIE_MS, KNOCK_COOKIE_MS, ORGANISER_SIGNED_IN_MS} from '../../shared/wire/limits.ts';
import type {Secrets} from './secrets.ts';

const DEVICE = 'wrensong_device';
const ORGANISER = 'wrensong_organiser';
const SEAT = 'wrensong_seat_';
const KNOCK = 'wrensong_knock';

/** Only requests below `/live` carry a cookie: not the pages, and never the lane. */
const PATH = '/live';

export interface Cookies {
  device(request: IncomingMessage): Id | null;
  /** The seat of a signed-in organiser. */
  organiser(request: IncomingMessage, now: Millis): Id | null;
  /** The seat that this browser took in a session by a link. Whether there still is such a seat, only the session knows. */
  seat(request: IncomingMessage, session: SessionId, now: Millis): SeatId | null;
  /** This device, if it has shown the code or link of a session that was locked: then it may knock. */
  knocker(request: IncomingMessage, session: SessionId, now: Millis): Id | null;
  setDevice(device: Id): string;
  /** The browser forgets that it was here: to every session it is a phone that was never seen. */
  dropDevice(): string[];
  setKnocker(session: SessionId, device: Id, now: Millis): string;
  setOrganiser(seat: Id, now: Millis): string;
  setSeat(session: SessionId, seat: SeatId, now: Millis): string;
}

/** `isSecure`: the site is reached by https only, so that a cookie never travels in the clear. */
export function cookies(secrets: Secrets, isSecure: boolean): Cookies {
  const set = (name: string, value: string, ms: Millis) =>
    `${name}=${value}; Path=${PATH}; Max-Age=${Math.floor(ms / 1_000)}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  const deviceIn = (request: IncomingMessage) => {
    const device = Id.safeParse(read(request, DEVICE));
    return device.success ? device.data : null;
  };
  return {
    device: deviceIn,
    organiser(request, now) {
      const signed = read(request, ORGANISER);
      return signed ? secrets.check('organiser', signed, now) : null;
    },
    seat(request, session, now) {
      const signed = read(request, `${SEAT}${session}`);
      return signed ? secrets.check(`seat ${session}`, signed, now) : null;
    },
    knocker(request, session, now) {
      const signed = read(request, KNOCK);
      const device = signed ? secrets.check(`knock ${session}`, signed, now) : null;
      return device === deviceIn(request) ? device : null;
    },
    setKnocker: (session, device, now) => set(KNOCK, secrets.sign(`knock ${session}`, device, now + KNOCK_COOKIE_MS), KNOCK_COOKIE_MS),
    setDevice: device => set(DEVICE, device, DEVICE_COOKIE_MS),
    dropDevice: () => [set(DEVICE, '', 0), set(KNOCK, '', 0)],
    setOrganiser: (seat, now) => set(ORGANISER, secrets.sign('organiser', seat, now + ORGANISER_SIGNED_IN_MS), ORGANISER_SIGNED_IN_MS),
    setSeat: (session, seat, now) =>
      set(`${SEAT}${session}`, secrets.sign(`seat ${session}`, seat, now + DEVICE_COOKIE_MS), DEVICE_COOKIE_MS),
  };
}

function read(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return null;
}
