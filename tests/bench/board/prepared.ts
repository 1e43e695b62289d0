import {cookies} from '../../../server/auth/cookies.ts';
import {newCode, newId, Secrets} from '../../../server/auth/secrets.ts';
import {devicesOf} from '../../../server/http/devices.ts';
import {systemTime} from '../../../server/rooms/clock.ts';
import type {Room} from '../../../server/rooms/room.ts';
import {Rooms} from '../../../server/rooms/rooms.ts';
import type {Store} from '../../../server/store/contract.ts';
import {openSqliteStore} from '../../../server/store/sqlite.ts';
import {plainActivity} from '../../../shared/agenda/plan.ts';
import type {Actor} from '../../../shared/session/actor.ts';
import type {Command} from '../../../shared/session/protocol.ts';
import type {Id, SessionId} from '../../../shared/wire/ids.ts';
import {MAX_SEATS_PER_LINK} from '../../../shared/wire/limits.ts';
import {plan} from '../../telling/telling.ts';

/** A session that has begun, and the cookies of the browsers that are in it. */
export interface PreparedSession {
  readonly session: SessionId;
  /** Of those who may write on the board. */
  readonly seats: readonly string[];
  readonly phones: readonly string[];
  /** Shown, for the board to be about. */
  readonly notes: readonly Id[];
}

export interface Wanted {
  readonly sessions: number;
  readonly seats: number;
  readonly phones: number;
  readonly notes: number;
}

/** Sessions told at the same time: their commands share commits. */
const AT_ONCE = 32;

/** Tells sessions through the real core into a data folder: what a server has before anybody comes to a board. */
export async function prepareSessions(dataDir: string, wanted: Wanted): Promise<readonly PreparedSession[]> {
  const store = await openSqliteStore({dataDir});
  const secrets = new Secrets(store.secret);
  const rooms = roomsOver(store, secrets);
  const prepared: PreparedSession[] = [];
  const tellOne = async () => {
    prepared.push(await prepareSession(await rooms.openNew(newId()), secrets, wanted));
  };
  for (let left = wanted.sessions; left > 0; left -= AT_ONCE) {
    await Promise.all(Array.from({length: Math.min(left, AT_ONCE)}, tellOne));
  }
  await rooms.close();
  await store.close();
  return prepared;
}

const roomsOver = (store: Store, secrets: Secrets) =>
  new Rooms(
    store,
    {
      store,
      time: systemTime,
      newId,
      hash: secret => secrets.hash('code', secret),
      onTrouble: (_session, error) => {
        throw error;
      },
    },
    async () => ({close: () => undefined}),
  );

async function prepareSession(room: Room, secrets: Secrets, {seats, phones, notes}: Wanted): Promise<PreparedSession> {
  const session = room.id;
  const organiser: Actor = {role: 'organiser', id: newId()};
  const server: Actor = {role: 'server', id: session};
  const tell = async (command: Command, by: Actor) => {
    const answer = await room.submit(command, by);
    if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}`);
  };
  const activities = [plainActivity({kind: 'write', title: 'What matters', prompt: 'What matters to you?', minutes: 10})];
  await tell({type: 'session.create', code: newCode(), ...plan(activities)}, organiser);
  await tell({type: 'session.open'}, organiser);
  await tell({type: 'agenda.next', from: null}, organiser);

  const {device, seat} = cookieHeaders(secrets, session);
  const devices = Array.from({length: phones}, newId);
  const {hashOf} = devicesOf(secrets);
  await Promise.all(devices.map(one => tell({type: 'person.join', person: newId(), deviceHash: hashOf(session, one)}, server)));
  const taken = Array.from({length: seats}, newId);
  let link = '';
  for (const [at, one] of taken.entries()) {
    if (at % MAX_SEATS_PER_LINK === 0) {
      link = newId();
      await tell({type: 'link.make', link, duty: 'support', key: newId()}, organiser);
    }
    await tell({type: 'seat.take', seat: one, link, name: ''}, server);
  }
  const ids = Array.from({length: notes}, newId).sort();
  const activity = room.known.session.agenda.current;
  if (activity !== null && notes > 0) {
    const fresh = ids.map((id, at) => ({id, text: `Note ${at}: the bus comes once an hour.`, theme: null}));
    await tell({type: 'notes.release', activity, notes: fresh, held: false, changes: [], reactions: null, boxes: []}, server);
  }
  await room.isWritten();
  return {session, seats: taken.map(seat), phones: devices.map(device), notes: ids};
}

const cookieHeaders = (secrets: Secrets, session: SessionId) => {
  const jar = cookies(secrets, false);
  const pair = (header: string) => header.split(';')[0] ?? '';
  return {device: (device: Id) => pair(jar.setDevice(device)), seat: (seat: Id) => pair(jar.setSeat(session, seat, Date.now()))};
};
