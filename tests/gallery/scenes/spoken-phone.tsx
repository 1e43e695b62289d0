import type {Command} from '../../../shared/session/protocol.ts';
import {type Id, MINUTE} from '../../../shared/wire/ids.ts';
import {actor, idOf, note, type Telling} from '../../telling/telling.ts';
import {onAPhone} from '../on-a-phone.tsx';
import {openIn} from '../open-in.ts';
import type {PretendRoom} from '../pretend-room.ts';
import {inRoom, must, type RoomBeat, turnOf} from '../room-beats.ts';
import type {SpokenScene} from '../scene.ts';
import {handOf, hands, inKind, withLeft, withResult} from '../stories.ts';
import {wrote} from './phone.tsx';

/** On Ana's phone, while others act and the connection comes and goes. */
const onPhone = (name: string, tellIt: () => Telling, beats: readonly RoomBeat[], isSmoke = false): SpokenScene => {
  let room: PretendRoom | null = null;
  return {
    name: `phone/spoken/${name}`,
    isSmoke,
    show: () =>
      onAPhone(tellIt(), {
        ...wrote('More seats by the window'),
        begun: begun => {
          room = begun;
        },
      }),
    script: inRoom(() => room, beats),
  };
};

const released = (activity: Id): Command => ({
  type: 'notes.release',
  activity,
  notes: [note('n1'), note('n2'), note('n3')],
  held: false,
  changes: [],
  reactions: null,
  boxes: [],
});

const goOn = (room: PretendRoom) => must(room, {type: 'agenda.next', from: openIn(room)});

export const SPOKEN_ON_PHONES: readonly SpokenScene[] = [
  onPhone(
    'turn',
    () => hands(inKind('talk'), 'ben', 'ana'),
    [
      {
        happens: room => must(room, {type: 'turn.give', hand: handOf('ben'), turn: null}),
        hears: ['You are next. Take your time to get ready.'],
      },
      {happens: room => must(room, {type: 'turn.end', turn: turnOf(room), how: 'done'}), hears: []},
      {
        happens: room => must(room, {type: 'turn.give', hand: handOf('ana'), turn: null}),
        hears: ['It is your turn to speak.'],
      },
      {happens: room => must(room, {type: 'turn.end', turn: turnOf(room), how: 'done'}), hears: ['Your turn has ended. Thank you.']},
    ],
    true,
  ),
  onPhone('moved-on', () => inKind('write'), [
    // A new screen is heard by its heading, to which the focus goes.
    {happens: goOn, hears: []},
    {happens: (_, {press}) => press('Menu'), hears: []},
  ]),
  onPhone('moved-on-while-writing', () => inKind('write'), [
    {happens: (_, {type}) => type('Your note', 'Half a thought about'), hears: []},
    {happens: goOn, hears: ['The group has moved on to Read and react.']},
  ]),
  onPhone('connection', () => inKind('write'), [
    {happens: ({live}) => live.room.setState({link: 'blip'}), hears: []},
    {happens: ({live}) => live.room.setState({link: 'reconnecting'}), hears: ['Reconnecting… You can keep writing.']},
    {
      happens: ({live}) => live.room.setState({link: 'offline'}),
      hears: ['You are offline. Your writing is saved on this phone. We will send it when you are back.'],
    },
    {happens: ({live}) => live.room.setState({link: 'back'}), hears: ['You are back.']},
  ]),
  onPhone('facilitator', () => inKind('write'), [
    {happens: room => room.lead(false), hears: ['The facilitator has lost connection. Please wait. You can keep writing.']},
    {happens: room => room.lead(true), hears: ['The facilitator is back.']},
  ]),
  onPhone('notes', () => inKind('write'), [
    {happens: room => must(room, {type: 'notes.show', activity: openIn(room)}), hears: []},
    {happens: room => must(room, released(openIn(room)), actor('server')), hears: ['The notes are shown now.']},
  ]),
  onPhone('hidden', () => withResult(inKind('write')), [
    // Somebody else's note goes without a word: what there is to say stands in its place.
    {happens: room => must(room, {type: 'note.hide', note: idOf('n2')}), hears: []},
  ]),
  onPhone('time', () => withLeft(inKind('write'), 10 * MINUTE), [
    {happens: room => must(room, {type: 'time.add', activity: openIn(room), minutes: 2}), hears: ['The facilitator added 2 minutes.']},
    {happens: room => must(room, {type: 'session.pause'}), hears: ['We have paused. The timer has stopped.']},
    {happens: room => must(room, {type: 'session.resume'}), hears: ['We are going on.']},
  ]),
];
