import {z} from 'zod/mini';
import {type ContentId, Id, type LinkId, type Millis, type SeatId} from '../wire/ids.ts';
import type {Event} from './protocol.ts';

/**
 * What a link lets whoever opens it do. `lead`: everything in the session. `support`: hands, notes, signals.
 * `note-taker`: notes and themes. `operator`: what the big screen shows. `screen`: is the big screen.
 */
export const Duty = z.enum(['lead', 'support', 'note-taker', 'operator', 'screen']);
export type Duty = z.infer<typeof Duty>;

/** The lead goes to another seat; a lead who gives it away supports from then on. */
export const LeadHandOver = z.strictObject({type: z.literal('lead.hand-over'), to: Id});

export type SeatCommand =
  | z.infer<typeof LeadHandOver>
  /** By HTTP. The secret goes back to whoever asked, and into no record. */
  | {readonly type: 'link.make'; readonly link: LinkId; readonly duty: Duty; readonly key: string}
  | {readonly type: 'link.revoke'; readonly link: LinkId}
  /** By the door, after the link's secret was shown. An empty name: none was given. */
  | {readonly type: 'seat.take'; readonly seat: SeatId; readonly link: LinkId; readonly name: string};

export type SeatEvent =
  | {readonly type: 'link.made'; readonly at: Millis; readonly link: LinkId; readonly duty: Duty; readonly key: ContentId}
  /** What it lets those do who open it from then on; who came in by it stays as they are. */
  | {readonly type: 'link.duty-changed'; readonly at: Millis; readonly link: LinkId; readonly duty: Duty}
  | {readonly type: 'link.revoked'; readonly at: Millis; readonly link: LinkId; readonly seats: readonly SeatId[]}
  | {
      readonly type: 'seat.taken';
      readonly at: Millis;
      readonly seat: SeatId;
      readonly link: LinkId;
      readonly duty: Duty;
      readonly name: ContentId | null;
    }
  | {readonly type: 'seat.duty-changed'; readonly at: Millis; readonly seat: SeatId; readonly duty: Duty};

export interface Link {
  readonly id: LinkId;
  readonly duty: Duty;
  readonly key: ContentId;
}

/** One browser that came in by a link. Its seat goes when the link is revoked. */
export interface SeatHeld {
  readonly id: SeatId;
  readonly link: LinkId;
  readonly duty: Duty;
  readonly name: ContentId | null;
  /** Small, in order of coming. */
  readonly number: number;
}

export interface Seats {
  readonly links: ReadonlyMap<LinkId, Link>;
  readonly seats: ReadonlyMap<SeatId, SeatHeld>;
}

export const noSeats: Seats = {links: new Map(), seats: new Map()};

export function evolveSeats(state: Seats, event: Event): Seats {
  switch (event.type) {
    case 'link.made':
      return {...state, links: new Map(state.links).set(event.link, {id: event.link, duty: event.duty, key: event.key})};
    case 'link.duty-changed': {
      const link = state.links.get(event.link);
      return link ? {...state, links: new Map(state.links).set(link.id, {...link, duty: event.duty})} : state;
    }
    case 'link.revoked': {
      const links = new Map(state.links);
      links.delete(event.link);
      return {links, seats: new Map([...state.seats].filter(([, seat]) => seat.link !== event.link))};
    }
    case 'seat.taken': {
      if (state.seats.has(event.seat)) return state;
      const {seat: id, link, duty, name} = event;
      // Seats go when their link does: how many are left is a number that somebody has already.
      const number = 1 + Math.max(0, ...[...state.seats.values()].map(seat => seat.number));
      return {...state, seats: new Map(state.seats).set(id, {id, link, duty, name, number})};
    }
    case 'seat.duty-changed': {
      const seat = state.seats.get(event.seat);
      return seat ? {...state, seats: new Map(state.seats).set(seat.id, {...seat, duty: event.duty})} : state;
    }
    case 'persons.forgotten':
      return {...state, seats: new Map(event.seats.map(seat => [seat.id, {...seat, name: null}]))};
    default:
      return state;
  }
}
