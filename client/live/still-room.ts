import {createStore} from 'zustand/vanilla';
import type {StillView} from '../../shared/wire/no-script.ts';
import type {LiveRoom} from './live-room.ts';
import {nothingHeld} from './records.ts';
import type {Room} from './view.ts';

const nothingCanBe = (): never => {
  throw new Error('A page that stands still sends nothing');
};

/** A room as it is at one moment, for markup that is made on the server: it can be read like any other, and never changes. */
export const stillRoom = ({session, records, now}: StillView): LiveRoom => ({
  room: createStore<Room>(() => ({
    ...nothingHeld,
    records,
    session,
    me: null,
    mine: null,
    hasView: true,
    link: 'live',
    over: null,
    clockOffset: now - Date.now(),
    laneTickets: new Map(),
  })),
  send: nothingCanBe,
  sayMoment: nothingCanBe,
  look: nothingCanBe,
  heardAt: () => now,
  close: () => undefined,
});
