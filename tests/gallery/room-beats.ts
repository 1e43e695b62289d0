import {recordIn} from '../../client/live/records.ts';
import type {Actor} from '../../shared/session/actor.ts';
import type {Command} from '../../shared/session/protocol.ts';
import {actor} from '../telling/telling.ts';
import type {PretendRoom} from './pretend-room.ts';
import type {Beat, Stage} from './scene.ts';

/** Something happens in the room of the scene. */
export interface RoomBeat {
  readonly happens: (room: PretendRoom, stage: Stage) => void | Promise<void>;
  readonly hears: readonly string[];
}

/** The room is there once the scene is shown. */
export const inRoom = (open: () => PretendRoom | null, beats: readonly RoomBeat[]): readonly Beat[] =>
  beats.map(({happens, hears}) => ({
    happens: stage => {
      const room = open();
      if (!room) throw new Error('nothing has begun');
      return happens(room, stage);
    },
    hears,
  }));

/** By somebody else. */
export function must(room: PretendRoom, command: Command, by: Actor = actor('organiser')): void {
  const answer = room.tell(command, by);
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.code}`);
}

export function turnOf({live}: PretendRoom) {
  const speaking = recordIn(live.room.getState().records, 'floor')?.speaking;
  if (!speaking) throw new Error('nobody speaks');
  return speaking.turn;
}
