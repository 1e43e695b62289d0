import {isAsked, isGathered, leftOpen, timedIn} from '../agenda/activities.ts';
import {clockOf} from '../agenda/clock.ts';
import {decideAgenda} from '../agenda/decide.ts';
import {planned, planProblem} from '../agenda/plan.ts';
import {decideAgreement} from '../care/agreement.ts';
import {decideFloor, leaveFloor} from '../floor/decide.ts';
import {decidePages} from '../pages/pages.ts';
import {decideStage} from '../stage/stage.ts';
import {decideVoice, settleAll} from '../voice/decide.ts';
import type {Millis} from '../wire/ids.ts';
import {GATHER_MS, MAX_PEOPLE} from '../wire/limits.ts';
import type {Access, AccessCommand} from './access.ts';
import type {Context} from './actor.ts';
import {decideForgetting} from './forgetting.ts';
import type {LifecycleCommand, PlannedAbout} from './lifecycle.ts';
import type {PeopleCommand} from './people.ts';
import {whyNot} from './permissions.ts';
import type {Command, Event} from './protocol.ts';
import {ok, type Result, refuse} from './result.ts';
import {decideSeats} from './seats-decide.ts';
import type {Session} from './state.ts';
import {joinWrites, type Writes} from './writes.ts';

/**
 * Says what a command makes happen, or why it may not. Synchronous and pure: between the check and the
 * change there is nothing that could wait.
 */
export function decide(session: Session, command: Command, context: Context): Result {
  const reason = whyNot(session, context.actor, command.type);
  if (reason) return refuse(reason);
  switch (command.type) {
    case 'session.create':
    case 'session.open':
    case 'session.end':
    case 'session.pause':
    case 'session.resume':
    case 'session.finish':
      return decideLifecycle(session, command, context);
    case 'access.lock':
    case 'access.unlock':
      return decideAccess(session, command, context);
    case 'link.make':
    case 'link.revoke':
    case 'seat.take':
    case 'lead.hand-over':
      return decideSeats(session, command, context);
    case 'person.join':
    case 'person.remove':
    case 'person.call':
      return decidePeople(session, command, context);
    case 'agenda.next':
    case 'agenda.back':
    case 'agenda.break':
    case 'prompt.set':
    case 'time.add':
    case 'time.pause':
    case 'time.resume':
    case 'time.undo':
    case 'time.redo':
    case 'time.extend':
    case 'activity.resize':
    case 'activity.skip':
    case 'activity.keep':
    case 'activity.move':
    case 'activity.insert':
    case 'agenda.catch-up':
      return decideAgenda(session, command, context);
    case 'notes.show':
    case 'notes.release':
    case 'notes.withdraw':
    case 'note.hide':
    case 'note.unhide':
    case 'note.move':
    case 'theme.add':
    case 'theme.rename':
    case 'theme.remove':
    case 'theme.offer':
    case 'board.lock':
    case 'board.unlock':
      return decideVoice(session, command, context);
    case 'stage.show':
    case 'stage.blank':
      return decideStage(session, command, context);
    case 'agreement.set':
      return decideAgreement(session, command, context);
    case 'hand.raise':
    case 'hand.say':
    case 'hand.lower':
    case 'turn.give':
    case 'turn.end':
    case 'hands.open':
    case 'hands.close':
      return decideFloor(session, command, context);
    case 'page.add':
    case 'page.rename':
    case 'page.remove':
    case 'action.add':
    case 'action.change':
    case 'action.remove':
      return decidePages(session, command, context);
    case 'persons.forget':
      return decideForgetting(session, context);
  }
}

function decideLifecycle(session: Session, command: LifecycleCommand, context: Context): Result {
  const {now} = context;
  switch (command.type) {
    case 'session.create':
      return create(command, context);
    case 'session.open':
      if (session.agenda.order.length === 0) return refuse('no-activities');
      return session.lifecycle.phase === 'draft' ? ok([{type: 'session.opened', at: now}]) : ok([]);
    case 'session.end':
      return end(session, context);
    case 'session.pause':
    case 'session.resume':
      return rest(session, command.type === 'session.pause', now);
    case 'session.finish': {
      const {events, writes} = settleAll(session, command.outcomes, now);
      const rest: Writes = {contents: {delete: keysOf(session.access)}, mailbox: {delete: command.boxes}};
      return ok([...events, {type: 'session.ended', at: now}], joinWrites(writes, rest));
    }
  }
}

function create(command: LifecycleCommand & {type: 'session.create'}, {now, newId}: Context): Result {
  const problem = planProblem(command);
  if (problem) return refuse('malformed');
  const words = new Map<string, string>();
  const keep = (text: string) => {
    const id = newId();
    words.set(id, text);
    return id;
  };
  const activities = planned(command.activities, newId, keep);
  const about: PlannedAbout = {
    startsAt: command.startsAt,
    ...(command.endsBy !== null && {endsBy: command.endsBy}),
    contentNote: keep(command.contentNote),
    support: keep(command.support),
    whatNext: keep(command.whatNext),
    agreement: command.agreement.map(keep),
    ...(command.hasQuickExit && {hasQuickExit: true}),
  };
  const [title, code, joinKey] = [keep(command.title), keep(command.code), keep(newId())];
  return ok([{type: 'session.created', at: now, title, code, joinKey, about, activities}], {contents: {put: words}});
}

/** Everything rests with the clock of the open activity, and goes on with it. */
function rest({lifecycle, agenda}: Session, isPaused: boolean, now: Millis): Result {
  if (lifecycle.phase !== 'live' || lifecycle.isPaused === isPaused) return ok([]);
  const open = timedIn(agenda, agenda.current);
  const running = open && clockOf(open);
  const clock: Event[] =
    open && running && isPaused === 'due' in running ? [{type: isPaused ? 'time.paused' : 'time.resumed', at: now, activity: open.id}] : [];
  return ok([{type: isPaused ? 'session.paused' : 'session.resumed', at: now}, ...clock]);
}

/** Ending waits for what is still on the phones, also for what was left open, unless nobody was ever asked to write. */
function end({lifecycle, agenda, access}: Session, {now}: Context): Result {
  if (lifecycle.phase === 'closing' || lifecycle.phase === 'ended') return ok([]);
  const until = now + GATHER_MS;
  const closing = [...leftOpen(agenda), ...(agenda.current === null ? [] : [agenda.current])];
  const events = closing.map((activity): Event => ({type: 'activity.closed', at: now, activity, gatherUntil: until}));
  const wasAsked = [...agenda.activities.values()].some(activity => isGathered(activity) && isAsked(agenda, lifecycle.phase, activity));
  if (wasAsked) return ok([...events, {type: 'session.closing', at: now, until}]);
  return ok([...events, {type: 'session.ended', at: now}], {contents: {delete: keysOf(access)}});
}

/** The code and the join key end with the session. */
const keysOf = (access: Access): string[] => (access ? [access.code, access.joinKey] : []);

function decideAccess({access}: Session, command: AccessCommand, {now}: Context): Result {
  if (!access) return refuse('no-session');
  const isLocked = command.type === 'access.lock';
  return access.isLocked === isLocked ? ok([]) : ok([{type: isLocked ? 'access.locked' : 'access.unlocked', at: now}]);
}

function decidePeople(session: Session, command: PeopleCommand, context: Context): Result {
  const {people, access} = session;
  const {now} = context;
  const person = 'person' in command ? people.get(command.person) : undefined;
  switch (command.type) {
    case 'person.join':
      if (person) return person.isRemoved ? refuse('removed') : ok([]);
      if (access?.isLocked && !command.isLetIn) return refuse('joining-locked');
      if ([...people.values()].filter(one => !one.isRemoved).length >= MAX_PEOPLE) return refuse('session-full');
      return ok([{type: 'person.joined', at: now, person: command.person}], {
        people: {put: [{person: command.person, deviceHash: command.deviceHash}]},
      });
    case 'person.remove':
      if (!person) return refuse('unknown-id');
      return person.isRemoved ? ok([]) : removal(session, command, now);
    case 'person.call':
      return call(session, command.name, context);
  }
}

/** The name goes too, and a hand or turn with it. */
function removal(session: Session, {person, reason}: PeopleCommand & {type: 'person.remove'}, now: Millis): Result {
  const {events, writes} = leaveFloor(session, person, now);
  const name = session.people.get(person)?.name ?? null;
  return ok(
    [...events, {type: 'person.removed', at: now, person, reason}],
    joinWrites(writes, {contents: {delete: name === null ? [] : [name]}}),
  );
}

/** By the person themself: the actor is whom it is about. */
function call({people}: Session, name: string, {now, newId, actor}: Context): Result {
  const person = people.get(actor.id);
  if (!person || person.isRemoved) return refuse('removed');
  if (name === '' && person.name === null) return ok([]);
  const id = name === '' ? null : newId();
  return ok([{type: 'person.called', at: now, person: person.id, name: id}], {
    contents: {put: new Map(id === null ? [] : [[id, name]]), delete: person.name === null ? [] : [person.name]},
  });
}
