import type {IncomingMessage} from 'node:http';
import type {Actor} from '../../shared/session/actor.ts';
import type {Duty} from '../../shared/session/seats.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {Cookies} from '../auth/cookies.ts';
import type {Room} from '../rooms/room.ts';
import type {Devices} from './devices.ts';

export interface SeatsDeps {
  readonly cookies: Cookies;
  readonly now: () => number;
}

/** Whoever runs the big screen, looks at it, or is it. */
const AT_THE_STAGE: ReadonlySet<Duty> = new Set<Duty>(['lead', 'support', 'operator', 'screen']);

/** Who this browser is in a session, beside a phone: the organiser, else who came in by a link. */
export function actorOf({cookies, now}: SeatsDeps, request: IncomingMessage, room: Room): Actor | RefusalCode {
  const organiser = cookies.organiser(request, now());
  if (organiser !== null) return {role: 'organiser', id: organiser};
  const seat = cookies.seat(request, room.id, now());
  if (seat === null) return 'not-signed-in';
  return room.known.session.seats.seats.has(seat) ? {role: 'seat', id: seat} : 'link-revoked';
}

/** A screen is no console. */
export function consoleActor(deps: SeatsDeps, request: IncomingMessage, room: Room): Actor | RefusalCode {
  return within(actorOf(deps, request, room), room, duty => duty !== 'screen');
}

export function stageActor(deps: SeatsDeps, request: IncomingMessage, room: Room): Actor | RefusalCode {
  return within(actorOf(deps, request, room), room, duty => AT_THE_STAGE.has(duty));
}

/** The person whose phone this browser is. */
export function phoneActor(
  {cookies, devices}: SeatsDeps & {readonly devices: Pick<Devices, 'personOf'>},
  request: IncomingMessage,
  room: Room,
): Actor | RefusalCode {
  // Whoever was here is known to nobody any more.
  if (room.known.session.forgotten) return 'session-ended';
  const device = cookies.device(request);
  const person = device && devices.personOf(room, device);
  if (!person) return 'not-signed-in';
  return room.known.session.people.get(person)?.isRemoved === false ? {role: 'participant', id: person} : 'removed';
}

/** The organiser, or the session's lead: who makes links and takes the notes away. */
export function leadOf(deps: SeatsDeps, request: IncomingMessage, room: Room): Actor | RefusalCode {
  return within(actorOf(deps, request, room), room, duty => duty === 'lead');
}

function within(actor: Actor | RefusalCode, room: Room, isDuty: (duty: Duty) => boolean): Actor | RefusalCode {
  if (typeof actor === 'string' || actor.role === 'organiser') return actor;
  const duty = room.known.session.seats.seats.get(actor.id)?.duty;
  return duty && isDuty(duty) ? actor : 'not-allowed';
}
