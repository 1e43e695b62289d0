import type {Millis, SessionId} from '../../shared/wire/ids.ts';
import type {Audience} from '../../shared/wire/records.ts';
import {type Commands, createCommands} from './commands.ts';
import {openConnection} from './connection.ts';
import {watchLifecycle} from './lifecycle.ts';
import {connected, type LinkFacts, linkState, lost, newLink, nextLinkChange, onlineChanged} from './link.ts';
import {createMoments, type Moments} from './moments.ts';
import {createRoom, type RoomStore} from './view.ts';

/**
 * A room with everything that keeps it live. A surface opens one, hands it to `LiveContext`, and reads with `useRoom`:
 *
 *     const live = openRoom({session, as: 'console'});
 *     <LiveContext value={live}>…</LiveContext>
 *     const title = useRoom(room => recordIn(room.records, 'session')?.title);
 *     const answer = await live.send({type: 'agenda.next', from: seen});
 */
export interface LiveRoom {
  readonly room: RoomStore;
  readonly send: Commands['send'];
  /** Says what this person needs right now. */
  readonly sayMoment: Moments['say'];
  /** "Try now". */
  readonly look: () => void;
  /** When there was the last sign of life: what the room holds is as of then. Epoch milliseconds of this device. */
  readonly heardAt: () => Millis;
  readonly close: () => void;
}

export function openRoom({session, as}: {readonly session: SessionId; readonly as: Audience}): LiveRoom {
  const room = createRoom(session);
  const link = watchLink(room);
  const commands = createCommands((message, answer) => connection.transmit(message, answer));
  const moments = createMoments((command, answer) => connection.transmitMoment(command, answer));
  const connection = openConnection({
    session,
    as,
    room,
    onConnected: () => {
      link.change(connected);
      commands.resend();
      moments.resend();
    },
    onLost: () => link.change(lost),
    onOver: code => {
      room.setState({over: code});
      commands.refuseAll(code);
      moments.refuseAll(code);
    },
  });
  const stopWatching = watchLifecycle({
    onLook: connection.look,
    onOnline: isOnline => link.change((facts, now) => onlineChanged(facts, isOnline, now)),
  });
  return {
    room,
    send: commands.send,
    sayMoment: moments.say,
    look: connection.look,
    heardAt: connection.heardAt,
    close: () => {
      stopWatching();
      connection.close();
      link.close();
    },
  };
}

/** Keeps `room.link` true as time passes. */
function watchLink(room: RoomStore) {
  let facts = newLink(Date.now(), navigator.onLine);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const tell = () => {
    const now = Date.now();
    if (timer) clearTimeout(timer);
    const next = nextLinkChange(facts, now);
    timer = next === null ? null : setTimeout(tell, next - now + 1);
    const link = linkState(facts, now);
    if (room.getState().link !== link) room.setState({link});
  };
  tell();
  return {
    change: (step: (facts: LinkFacts, now: number) => LinkFacts) => {
      facts = step(facts, Date.now());
      tell();
    },
    close: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
