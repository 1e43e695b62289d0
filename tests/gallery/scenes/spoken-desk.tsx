import {fetchConsoleFaces} from '../../../client/activities/console-faces.ts';
import {speakOf} from '../../../client/console/speak.ts';
import {LiveContext} from '../../../client/live/use-room.ts';
import {AddressContext} from '../../../client/stage/address.ts';
import {useRunning} from '../../../client/stage/running.ts';
import {Stage} from '../../../client/stage/stage.tsx';
import {MINUTE} from '../../../shared/wire/ids.ts';
import {actor, idOf, type Telling} from '../../telling/telling.ts';
import {atADesk} from '../at-a-desk.tsx';
import {openIn} from '../open-in.ts';
import {type PretendRoom, pretendRoom} from '../pretend-room.ts';
import {inRoom, must, type RoomBeat, turnOf} from '../room-beats.ts';
import type {SpokenScene} from '../scene.ts';
import {pass} from '../stand-still.ts';
import {handOf, inKind, led, lobby, withResult} from '../stories.ts';

const ADDRESS = 'https://workshop.example';

/** At the organiser's console, while others act. */
const atConsole = (name: string, tellIt: () => Telling, beats: readonly RoomBeat[], isSmoke = false): SpokenScene => {
  let room: PretendRoom | null = null;
  return {
    name: `console/spoken/${name}`,
    isSmoke,
    show: async () => {
      await fetchConsoleFaces();
      room = pretendRoom(tellIt(), {as: 'console', name: null});
      speakOf(room.live.room);
      return atADesk(room, {origin: ADDRESS, others: [], keptTo: null});
    },
    script: inRoom(() => room, beats),
  };
};

const atStage = (name: string, tellIt: () => Telling, beats: readonly RoomBeat[]): SpokenScene => {
  let room: PretendRoom | null = null;
  return {
    name: `stage/spoken/${name}`,
    show: async () => {
      useRunning.setState({isStarted: true, isAwake: true, hasChime: true});
      room = pretendRoom(tellIt(), {as: 'stage', name: null});
      return (
        <LiveContext value={room.live}>
          <AddressContext value={Promise.resolve(ADDRESS)}>
            <Stage />
          </AddressContext>
        </LiveContext>
      );
    },
    script: inRoom(() => room, beats),
  };
};

const by = (name: string) => actor('participant', name);

export const SPOKEN_AT_DESKS: readonly SpokenScene[] = [
  atConsole(
    'hands',
    () => inKind('talk', led(lobby())),
    [
      {happens: room => must(room, {type: 'hand.raise', hand: handOf('ben')}, by('ben')), hears: ['1 hand is up.']},
      // Their number comes again after a minute, and not before.
      {happens: room => must(room, {type: 'hand.raise', hand: handOf('cai')}, by('cai')), hears: []},
      {
        happens: room => must(room, {type: 'turn.give', hand: handOf('ben'), turn: null}, actor('seat', 'sam')),
        hears: ['Green Wren is speaking.'],
      },
      {happens: room => must(room, {type: 'turn.end', turn: turnOf(room), how: 'done'}, actor('seat', 'sam')), hears: []},
      {
        happens: room => must(room, {type: 'hand.say', hand: handOf('cai'), about: 'not-ok', topic: '', words: ''}, by('cai')),
        hears: ['Silver Finch says something is not OK.'],
      },
    ],
    true,
  ),
  atConsole('notes', () => withResult(inKind('write', led(lobby()))), [
    // Who hid it sees it; who did not finds it marked. A word about each would be heard all the time.
    {happens: room => must(room, {type: 'note.hide', note: idOf('n2')}, actor('seat', 'sam')), hears: []},
    {happens: room => must(room, {type: 'agenda.next', from: openIn(room)}, actor('seat', 'sam')), hears: ['Now: Read and react']},
    {happens: room => must(room, {type: 'session.pause'}, actor('seat', 'sam')), hears: ['Everyone is paused.']},
    {happens: room => must(room, {type: 'access.lock'}, actor('seat', 'sam')), hears: ['Joining is locked.']},
    {happens: ({live}) => live.room.setState({link: 'offline'}), hears: ['You are offline. Phones keep working.']},
    {happens: () => pass(MINUTE), hears: ['If this lasts, look at the window where Wrensong was started.']},
    {happens: ({live}) => live.room.setState({link: 'back'}), hears: ['Connected again.']},
  ]),
  atStage('connection', () => inKind('write'), [
    {happens: ({live}) => live.room.setState({link: 'reconnecting'}), hears: ['Reconnecting…']},
    {happens: ({live}) => live.room.setState({link: 'back'}), hears: ['Connected again.']},
  ]),
];
