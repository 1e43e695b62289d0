import type {Actor} from '../session/actor.ts';
import {whyNot} from '../session/permissions.ts';
import {type Refusal, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {Millis, PersonId} from '../wire/ids.ts';
import {SEEN_MS, SIGNAL_MS} from '../wire/limits.ts';
import type {DoneBand, Mine, NeedsRecord} from '../wire/records.ts';
import {type NeedCommand, SIGNALS, type Signal} from './protocol.ts';

/** Since when something is asked for, or has been answered. */
interface Asked {
  readonly at: Millis;
  readonly isSeen: boolean;
}

/** What one person needs right now. */
interface Needs {
  readonly signals: ReadonlyMap<Signal, Asked>;
  readonly check: Asked | null;
  readonly isOut: boolean;
}

/** What people need right now. Who needs nothing is not in it. */
export type Moments = ReadonlyMap<PersonId, Needs>;

export const noMoments: Moments = new Map();

const nothing: Needs = {signals: new Map(), check: null, isOut: false};

export type MomentResult = {readonly ok: true; readonly moments: Moments} | Refusal;

/** Each command says how it shall be: said again it changes nothing, and a signal does not begin anew. */
export function moment(
  moments: Moments,
  session: Session,
  command: NeedCommand,
  {now, actor}: {readonly now: Millis; readonly actor: Actor},
): MomentResult {
  const reason = whyNot(session, actor, command.type);
  if (reason) return refuse(reason);
  switch (command.type) {
    case 'signal.set':
    case 'check.set':
    case 'out.set': {
      if (session.people.get(actor.id)?.isRemoved !== false) return refuse('removed');
      return {ok: true, moments: withNeeds(moments, actor.id, needs => own(needs, command, now))};
    }
    case 'signal.done':
      return {ok: true, moments: everyone(moments, needs => signalSeen(needs, command.signal, now))};
    case 'check.done':
      if (!session.people.has(command.person)) return refuse('unknown-id');
      return {
        ok: true,
        moments: withNeeds(moments, command.person, needs => (isOpen(needs.check) ? {...needs, check: {at: now, isSeen: true}} : needs)),
      };
  }
}

function own(needs: Needs, command: NeedCommand & {readonly type: `${string}.set`}, now: Millis): Needs {
  switch (command.type) {
    case 'signal.set': {
      const before = needs.signals.get(command.signal);
      if (command.isOn ? isOpen(before) : !before) return needs;
      const signals = new Map(needs.signals);
      if (command.isOn) signals.set(command.signal, {at: now, isSeen: false});
      else signals.delete(command.signal);
      return {...needs, signals};
    }
    case 'check.set':
      if (command.isOn ? isOpen(needs.check) : !needs.check) return needs;
      return {...needs, check: command.isOn ? {at: now, isSeen: false} : null};
    case 'out.set':
      return needs.isOut === command.isOut ? needs : {...needs, isOut: command.isOut};
  }
}

const signalSeen = (needs: Needs, signal: Signal, now: Millis): Needs =>
  isOpen(needs.signals.get(signal)) ? {...needs, signals: new Map(needs.signals).set(signal, {at: now, isSeen: true})} : needs;

/** Asked for and not answered yet. */
const isOpen = (asked: Asked | null | undefined): boolean => asked?.isSeen === false;

/** When a signal, or the word that something was seen, goes by itself. To be looked after stays until it is answered or taken back. */
const signalEnds = ({at, isSeen}: Asked): Millis => at + (isSeen ? SEEN_MS : SIGNAL_MS);
const checkEnds = (asked: Asked | null): Millis | null => (asked?.isSeen ? asked.at + SIGNAL_MS : null);

/** Without what has faded by now. */
export const faded = (moments: Moments, now: Millis): Moments =>
  everyone(moments, needs => {
    const signals = [...needs.signals].filter(([, asked]) => signalEnds(asked) > now);
    const isCheckOver = (checkEnds(needs.check) ?? now + 1) <= now;
    if (signals.length === needs.signals.size && !isCheckOver) return needs;
    return {...needs, signals: new Map(signals), check: isCheckOver ? null : needs.check};
  });

/** When something will fade next; null: nothing will. */
export function nextFade(moments: Moments): Millis | null {
  let next: Millis | null = null;
  for (const {signals, check} of moments.values())
    for (const ends of [...[...signals.values()].map(signalEnds), checkEnds(check)])
      if (ends !== null && (next === null || ends < next)) next = ends;
  return next;
}

/** Whoever has been removed needs nothing here any more. */
export function withoutPeople(moments: Moments, people: Iterable<PersonId>): Moments {
  let left = moments;
  for (const person of people) left = withNeeds(left, person, () => nothing);
  return left;
}

/** Everyone's needs after a step; the same object when nobody's changed. */
function everyone(moments: Moments, step: (needs: Needs) => Needs): Moments {
  let next = moments;
  for (const person of moments.keys()) next = withNeeds(next, person, step);
  return next;
}

function withNeeds(moments: Moments, person: PersonId, step: (needs: Needs) => Needs): Moments {
  const before = moments.get(person) ?? nothing;
  const after = step(before);
  if (after === before || (after === nothing && !moments.has(person))) return moments;
  const next = new Map(moments);
  if (after.signals.size === 0 && !after.check && !after.isOut) next.delete(person);
  else next.set(person, after);
  return next;
}

export const isOut = (moments: Moments, person: PersonId): boolean => moments.get(person)?.isOut ?? false;

/** For the console: how many, and the names of those alone who asked to be looked after. */
export function needsRecord(moments: Moments, {people}: Session, contents: Contents, done: DoneBand | null): NeedsRecord {
  const signals: {[signal in Signal]?: number} = {};
  for (const signal of SIGNALS) {
    const count = [...moments.values()].filter(needs => isOpen(needs.signals.get(signal))).length;
    if (count > 0) signals[signal] = count;
  }
  const asking = [...moments].flatMap(([person, {check}]) => (check && isOpen(check) ? [{person, at: check.at}] : []));
  const checks = asking
    .sort((one, other) => one.at - other.at)
    .map(({person}) => {
      const {number = 0, name = null} = people.get(person) ?? {};
      return {person, number, name: name === null ? null : (contents.get(name) ?? null)};
    });
  return {kind: 'needs', signals, checks, done};
}

/** What one person alone is told of their own. */
export function ownMoments(moments: Moments, person: PersonId): Pick<Mine, 'signals' | 'seen' | 'check' | 'isOut'> {
  const {signals, check, isOut: isOutNow} = moments.get(person) ?? nothing;
  return {
    signals: SIGNALS.filter(signal => isOpen(signals.get(signal))),
    seen: SIGNALS.filter(signal => signals.get(signal)?.isSeen),
    check: check ? (check.isSeen ? 'seen' : 'asked') : 'none',
    isOut: isOutNow,
  };
}
