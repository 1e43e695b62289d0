import type {LinkState} from '../../client/live/link.ts';
import type {LiveRoom} from '../../client/live/live-room.ts';
import {adoptWhole, recordIn} from '../../client/live/records.ts';
import {createRoom} from '../../client/live/view.ts';
import {answerAsks, ask, doorRecord, noAsks} from '../../shared/care/asking.ts';
import {mineOf} from '../../shared/care/mine.ts';
import {isOut, type Moments, moment, type NeedCommand, needsRecord, noMoments} from '../../shared/care/moment.ts';
import type {Signal} from '../../shared/care/protocol.ts';
import type {Actor} from '../../shared/session/actor.ts';
import {hereRecord, presenceOf} from '../../shared/session/presence.ts';
import type {Command} from '../../shared/session/protocol.ts';
import {view} from '../../shared/session/view.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {MINUTE} from '../../shared/wire/ids.ts';
import type {Answer} from '../../shared/wire/live.ts';
import type {Audience, RecordId, SessionRecord, ViewRecord} from '../../shared/wire/records.ts';
import {actor, attempt, idOf, type Telling} from '../telling/telling.ts';
import {own} from './own-words.ts';

export interface Who {
  readonly as: Audience;
  /** The person of a phone, the seat of a console or big screen; null for the organiser. */
  readonly name: string | null;
}

export interface Circumstances {
  readonly link?: LinkState;
  /** The connection is over for good, for this reason. */
  readonly over?: RefusalCode;
  /** No whole view has come yet. */
  readonly isConnecting?: boolean;
  /** What others need right now, and who: told by name. */
  readonly needs?: readonly (readonly [name: string, command: NeedCommand])[];
  /** Signals that those who lead have answered. */
  readonly seen?: readonly Signal[];
  readonly away?: readonly string[];
  /** Those who ask to join, by how many minutes ago they did. */
  readonly asks?: readonly number[];
}

export interface PretendRoom {
  readonly live: LiveRoom;
  /** Somebody else does something. */
  readonly tell: (command: Command, by: Actor) => Answer;
  readonly session: () => SessionRecord;
}

/**
 * The room of one screen without a server: the same core runs in the page. A command goes to `decide`, what it changes comes back
 * as a frame, a refusal is the real one; nobody can be shown what their audience may not have.
 */
export function pretendRoom(begun: Telling, {as, name}: Who, circumstances: Circumstances = {}): PretendRoom {
  const {link = 'live', over = null, isConnecting = false, needs = [], seen = [], away = [], asks: asked = []} = circumstances;
  let told = begun;
  const me: Actor = actor(as === 'phone' ? 'participant' : name === null ? 'organiser' : 'seat', name ?? 'organiser');
  let moments = needs.reduce((so, [who, command]) => after(so, command, actor('participant', who)), noMoments);
  moments = seen.reduce((so, signal) => after(so, {type: 'signal.done', signal}, actor('organiser')), moments);
  const gone = new Set(away.map(idOf));
  let asks = asked.reduce((so, minutes, at) => {
    const result = ask(so, `device ${at}`, {now: told.now - minutes * MINUTE, newId: () => idOf(`ask ${at}`)});
    if (!result.ok) throw new Error(`asking was refused: ${result.code}`);
    return result.asks;
  }, noAsks);
  const room = createRoom(idOf('session'));

  function after(so: Moments, command: NeedCommand, by: Actor): Moments {
    const result = moment(so, told.session, command, {now: told.now, actor: by});
    if (!result.ok) throw new Error(`${command.type} was refused: ${result.code}`);
    return result.moments;
  }

  const look = () => {
    const {session, contents} = told;
    const records = new Map<RecordId, ViewRecord>(view(session, contents, as));
    const attendance = {isHere: (id: string) => !gone.has(id), isOut: (id: string) => isOut(moments, id), isSeated: () => true};
    records.set('here', hereRecord(presenceOf(session, attendance), as));
    if (as === 'console') {
      records.set('needs', needsRecord(moments, session, contents));
      records.set('door', doorRecord(asks));
    }
    own(records);
    const held = adoptWhole(room.getState(), {lineage: 'pretend', n: told.events.length, put: Object.fromEntries(records)});
    const mine = as === 'phone' ? mineOf(session, contents, moments, me.id) : null;
    own(mine);
    room.setState({...held, mine});
  };

  // By this device's clock the scene begins now.
  const clockOffset = told.now - Date.now();
  const tell = (command: Command, by: Actor): Answer => {
    const {result, told: next} = attempt({...told, now: Date.now() + clockOffset}, command, by);
    if (!result.ok) return {ok: false, code: result.code};
    told = next;
    look();
    return {ok: true};
  };

  room.setState({
    me: {audience: as, person: as === 'phone' ? me.id : null, seat: me.role === 'seat' ? me.id : null},
    hasView: !isConnecting,
    link,
    over,
    clockOffset,
  });
  if (!isConnecting) look();
  // An answer takes a moment, as it does on a wire; without a connection none comes.
  const answer = async (step: () => Answer): Promise<Answer> => {
    if (link === 'offline' || link === 'reconnecting') return new Promise(() => undefined);
    await Promise.resolve();
    return step();
  };
  const live: LiveRoom = {
    room,
    send: command => answer(() => tell(command, me)),
    sayMoment: command =>
      answer(() => {
        const context = {now: told.now, actor: me};
        if (command.type === 'ask.answer') {
          const answered = answerAsks(asks, told.session, command, context);
          if (!answered.ok) return answered;
          asks = answered.asks;
        } else {
          const result = moment(moments, told.session, command, context);
          if (!result.ok) return {ok: false, code: result.code};
          moments = result.moments;
        }
        look();
        return {ok: true};
      }),
    look: () => room.setState({link: 'live'}),
    close: () => undefined,
  };
  const session = (): SessionRecord => {
    const record = recordIn(room.getState().records, 'session');
    if (!record) throw new Error('there is no session yet');
    return record;
  };
  return {live, tell, session};
}
