import type {LinkState} from '../../client/live/link.ts';
import type {LiveRoom} from '../../client/live/live-room.ts';
import {adoptWhole, recordIn} from '../../client/live/records.ts';
import {createRoom} from '../../client/live/view.ts';
import {doneBand} from '../../shared/care/done.ts';
import {knock} from '../../shared/care/knocks.ts';
import {MEMORY_RECORDS, memoryRecord, noMemory, remember} from '../../shared/care/memory.ts';
import {mineOf} from '../../shared/care/mine.ts';
import {isOut} from '../../shared/care/moment.ts';
import type {Asks, MomentCommand, NeedCommand, Signal, YesNo} from '../../shared/care/protocol.ts';
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
  /** Who is done for now with what is on. */
  readonly done?: readonly string[];
  /** What the group is asked, and what was said to it. */
  readonly asked?: {readonly asks: Asks; readonly said?: readonly (readonly [name: string, answer: YesNo])[]; readonly isClosed?: boolean};
  readonly away?: readonly string[];
  /** Nobody who leads or supports has been connected for a minute. */
  readonly isUnled?: boolean;
  /** Those who ask to join, by how many minutes ago they did. */
  readonly knocks?: readonly number[];
  /** More phones have just joined than people would. */
  readonly isRush?: boolean;
}

export interface PretendRoom {
  readonly live: LiveRoom;
  /** Somebody else does something. */
  readonly tell: (command: Command, by: Actor) => Answer;
  readonly session: () => SessionRecord;
  /** Somebody else says what lives in memory only. */
  readonly moment: (command: MomentCommand, by: Actor) => Answer;
  /** Those who lead are gone for a minute, or back. */
  readonly lead: (isThere: boolean) => void;
}

/**
 * The room of one screen without a server: the same core runs in the page. A command goes to `decide`, what it changes comes back
 * as a frame, a refusal is the real one; nobody can be shown what their audience may not have.
 */
export function pretendRoom(begun: Telling, {as, name}: Who, circumstances: Circumstances = {}): PretendRoom {
  const {
    link = 'live',
    over = null,
    isConnecting = false,
    needs = [],
    seen = [],
    done = [],
    asked = null,
    away = [],
    isUnled = false,
    knocks = [],
    isRush = false,
  } = circumstances;
  let told = begun;
  const me: Actor = actor(as === 'phone' ? 'participant' : name === null ? 'organiser' : 'seat', name ?? 'organiser');
  const activity = told.session.agenda.current ?? '';
  const said: readonly (readonly [Actor, MomentCommand])[] = [
    ...needs.map(([who, command]) => [actor('participant', who), command] as const),
    ...seen.map(signal => [actor('organiser'), {type: 'signal.done', signal}] as const),
    ...done.map(who => [actor('participant', who), {type: 'done.set', activity, isDone: true}] as const),
    ...(asked ? [[actor('organiser'), {type: 'question.ask', question: ASKED, asks: asked.asks}] as const] : []),
    ...(asked?.said ?? []).map(([who, answer]) => [actor('participant', who), {type: 'question.answer', question: ASKED, answer}] as const),
    ...(asked?.isClosed ? [[actor('organiser'), {type: 'question.close', question: ASKED}] as const] : []),
  ];
  let memory = noMemory;
  for (const [by, command] of said) {
    const result = step(command, by);
    if (!result.ok) throw new Error(`${command.type} was refused: ${result.code}`);
  }
  for (const [at, minutes] of knocks.entries()) {
    const result = knock(memory.knocks, `device ${at}`, {
      now: told.now - minutes * MINUTE,
      newId: () => idOf(`knock ${at}`),
      from: 'here',
    });
    if (!result.ok) throw new Error(`a knock was refused: ${result.code}`);
    memory = {...memory, knocks: result.knocks};
  }
  if (isRush) memory = {...memory, arrivals: {...memory.arrivals, rushUntil: told.now + MINUTE}};
  const gone = new Set(away.map(idOf));
  let isLed = !isUnled;
  const room = createRoom(idOf('session'));

  /** What the server does with it. */
  function step(command: MomentCommand, by: Actor): Answer {
    const result = remember(memory, told.session, command, {now: told.now, actor: by});
    if (!result.ok) return result;
    const {ok, ...changes} = result;
    memory = {...memory, ...changes};
    return {ok};
  }

  const look = () => {
    const {session, contents} = told;
    const records = new Map<RecordId, ViewRecord>(view(session, contents, as));
    const attendance = {
      isHere: (id: string) => !gone.has(id),
      isOut: (id: string) => isOut(memory.moments, id),
      isSeated: () => true,
      isLed,
    };
    const presence = presenceOf(session, attendance);
    records.set('here', hereRecord(presence, as));
    const band = doneBand(memory.done, presence.people);
    for (const id of MEMORY_RECORDS) {
      const record = memoryRecord(id, as, memory, told, band);
      if (record) records.set(id, record);
    }
    own(records);
    const held = adoptWhole(room.getState(), {lineage: 'pretend', n: told.events.length, put: Object.fromEntries(records)});
    const mine = as === 'phone' ? mineOf(session, contents, memory, me.id) : null;
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
  const others = (command: MomentCommand, by: Actor): Answer => {
    const result = step(command, by);
    look();
    return result;
  };
  const live: LiveRoom = {
    room,
    send: command => answer(() => tell(command, me)),
    sayMoment: command => answer(() => others(command, me)),
    look: () => room.setState({link: 'live'}),
    // Before this scene was told, at a time of day that does not change.
    heardAt: () => told.now,
    close: () => undefined,
  };
  const session = (): SessionRecord => {
    const record = recordIn(room.getState().records, 'session');
    if (!record) throw new Error('there is no session yet');
    return record;
  };
  const lead = (isThere: boolean): void => {
    isLed = isThere;
    look();
  };
  return {live, tell, session, moment: others, lead};
}

const ASKED = idOf('question');
