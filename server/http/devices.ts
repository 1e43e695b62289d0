import {RateLimiterMemory} from 'rate-limiter-flexible';
import {type Id, type PersonId, SECOND, type SessionId} from '../../shared/wire/ids.ts';
import {NEW_PHONES, NEW_PHONES_MS, NEW_PHONES_PER_ADDRESS, NEW_PHONES_PER_ADDRESS_MS} from '../../shared/wire/limits.ts';
import type {Answer} from '../../shared/wire/live.ts';
import {isWithin} from '../auth/limit.ts';
import type {Secrets} from '../auth/secrets.ts';
import type {LiveMemory} from '../live/memory.ts';
import type {OpenRoom} from '../rooms/rooms.ts';

/** A room at whose door devices knock while it is locked. */
export type RoomWithDoor = OpenRoom<{readonly live: {readonly memory: Pick<LiveMemory, 'knock' | 'lookFrom' | 'hasComeIn'>}}>;

/** The same phone is the same person in a session, as often as it comes back. */
export interface Devices {
  hashOf(session: SessionId, device: Id): string;
  personOf(room: RoomWithDoor['room'], device: Id): PersonId | undefined;
  /** `from`: the network address of the request; null where nothing tells it. */
  join(to: RoomWithDoor, device: Id, from: string | null): Promise<Answer>;
}

export function devicesOf(secrets: Secrets): Devices {
  const newPhones = new RateLimiterMemory({points: NEW_PHONES, duration: NEW_PHONES_MS / SECOND});
  const ofAddress = new RateLimiterMemory({points: NEW_PHONES_PER_ADDRESS, duration: NEW_PHONES_PER_ADDRESS_MS / SECOND});
  const hashOf = (session: SessionId, device: Id): string => secrets.hash('device', `${session} ${device}`);
  return {
    hashOf,
    personOf: (room, device) => room.known.people.get(hashOf(room.id, device)),
    async join({room, parts}, device, from) {
      // Who waits for a session to open asks again and again, and uses up nobody's share by it.
      if (room.known.session.lifecycle.phase === 'draft') return {ok: false, code: 'not-open-yet'};
      const deviceHash = hashOf(room.id, device);
      const known = room.known.people.get(deviceHash);
      const {memory} = parts.live;
      const at = memory.lookFrom(deviceHash);
      const isLetIn = at === 'let-in';
      // Phones that are in, or were let in, come without limit; new ones come in a burst, then steadily. Those before a locked session are
      // counted apart: they keep nobody out once it is open.
      const counted = at === 'open' ? room.id : `${room.id} locked`;
      const isFree = known || isLetIn;
      // By address first: what comes from one place beyond its share takes nothing from the others.
      if (!isFree && from !== null && !(await isWithin(ofAddress, `${counted} ${from}`))) return {ok: false, code: 'too-many'};
      if (!isFree && !(await isWithin(newPhones, counted))) return {ok: false, code: 'too-many'};
      // Made from the device, so that two requests at once cannot make two people of one phone.
      const person = known ?? secrets.hash('device', `${room.id} ${device} person`).slice(0, 22);
      const answer = await room.submit({type: 'person.join', person, deviceHash, isLetIn}, {role: 'server', id: room.id});
      if (answer.ok) memory.hasComeIn(deviceHash);
      return answer;
    },
  };
}
