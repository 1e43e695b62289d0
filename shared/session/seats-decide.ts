import type {ContentId} from '../wire/ids.ts';
import {MAX_LINKS, MAX_SEATS, MAX_SEATS_PER_LINK} from '../wire/limits.ts';
import type {Context} from './actor.ts';
import type {Event} from './protocol.ts';
import {ok, type Result, refuse} from './result.ts';
import type {SeatCommand} from './seats.ts';
import type {Session} from './state.ts';

export function decideSeats({seats, lifecycle}: Session, command: SeatCommand, {now, newId, actor}: Context): Result {
  switch (command.type) {
    case 'link.make': {
      if (seats.links.has(command.link)) return ok([]);
      if (seats.links.size >= MAX_LINKS) return refuse('too-many');
      const key = newId();
      return ok([{type: 'link.made', at: now, link: command.link, duty: command.duty, key}], {
        contents: {put: new Map([[key, command.key]])},
      });
    }
    case 'link.revoke': {
      const link = seats.links.get(command.link);
      if (!link) return ok([]);
      const gone = [...seats.seats.values()].filter(seat => seat.link === link.id);
      const names = gone.flatMap(({name}) => (name === null ? [] : [name]));
      return ok([{type: 'link.revoked', at: now, link: link.id, seats: gone.map(seat => seat.id)}], {
        contents: {delete: [link.key, ...names]},
      });
    }
    case 'seat.take': {
      const link = seats.links.get(command.link);
      if (!link) return refuse('link-revoked');
      if (seats.seats.has(command.seat)) return ok([]);
      if (seats.seats.size >= MAX_SEATS) return refuse('session-full');
      if ([...seats.seats.values()].filter(seat => seat.link === link.id).length >= MAX_SEATS_PER_LINK) return refuse('link-full');
      // In a session that has ended nobody is told from another by name, and later nothing would forget it.
      const name: ContentId | null = command.name === '' || lifecycle.phase === 'ended' ? null : newId();
      return ok([{type: 'seat.taken', at: now, seat: command.seat, link: link.id, duty: link.duty, name}], {
        contents: {put: new Map(name === null ? [] : [[name, command.name]])},
      });
    }
    case 'lead.hand-over': {
      const to = seats.seats.get(command.to);
      if (!to || to.duty === 'screen') return refuse('unknown-id');
      const own = seats.seats.get(actor.id);
      const events: Event[] = [];
      if (to.duty !== 'lead') events.push({type: 'seat.duty-changed', at: now, seat: to.id, duty: 'lead'});
      if (!own || own.id === to.id) return ok(events);
      events.push({type: 'seat.duty-changed', at: now, seat: own.id, duty: 'support'});
      // Or another browser would get by it what was given away.
      if (seats.links.get(own.link)?.duty === 'lead') events.push({type: 'link.duty-changed', at: now, link: own.link, duty: 'support'});
      return ok(events);
    }
  }
}
