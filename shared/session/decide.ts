import {decideAgenda} from '../agenda/decide.ts';
import type {PlannedActivity} from '../agenda/protocol.ts';
import {decideVoice, settleAll} from '../voice/decide.ts';
import {GATHER_MS, MAX_PEOPLE} from '../wire/limits.ts';
import type {Access, AccessCommand} from './access.ts';
import type {Context} from './actor.ts';
import type {LifecycleCommand} from './lifecycle.ts';
import type {PeopleCommand} from './people.ts';
import {whyNot} from './permissions.ts';
import type {Command, Event} from './protocol.ts';
import {ok, type Result, refuse} from './result.ts';
import type {Session} from './state.ts';
import {joinWrites, type Writes} from './writes.ts';

/**
 * Says what a command makes happen, or why it may not. Synchronous and pure: between the check and the
 * change there is nothing that could wait.
 */
export function decide(session: Session, command: Command, context: Context): Result {
  const reason = whyNot(context.actor.role, command.type, session.lifecycle.phase);
  if (reason) return refuse(reason);
  switch (command.type) {
    case 'session.create':
    case 'session.open':
    case 'session.end':
    case 'session.finish':
      return decideLifecycle(session, command, context);
    case 'access.lock':
    case 'access.unlock':
      return decideAccess(session, command, context);
    case 'person.join':
    case 'person.remove':
      return decidePeople(session, command, context);
    case 'agenda.next':
    case 'prompt.set':
      return decideAgenda(session, command, context);
    case 'notes.show':
    case 'notes.release':
    case 'notes.withdraw':
    case 'note.hide':
    case 'note.unhide':
      return decideVoice(session, command, context);
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
    case 'session.finish': {
      const {events, writes} = settleAll(session, command.outcomes, now);
      const rest: Writes = {contents: {delete: keysOf(session.access)}, mailbox: {delete: command.boxes}};
      return ok([...events, {type: 'session.ended', at: now}], joinWrites(writes, rest));
    }
  }
}

function create(command: LifecycleCommand & {type: 'session.create'}, {now, newId}: Context): Result {
  const words = new Map<string, string>();
  const keep = (text: string) => {
    const id = newId();
    words.set(id, text);
    return id;
  };
  const activities: PlannedActivity[] = command.activities.map(({kind, title, prompt, minutes}) => ({
    id: newId(),
    kind,
    title: keep(title),
    prompt: keep(prompt),
    minutes,
  }));
  const title = keep(command.title);
  return ok([{type: 'session.created', at: now, title, code: keep(command.code), joinKey: keep(newId()), activities}], {
    contents: {put: words},
  });
}

/** Ending waits for what is still on the phones, unless nobody was ever asked to write. */
function end({lifecycle, agenda, voice, access}: Session, {now}: Context): Result {
  if (lifecycle.phase === 'closing' || lifecycle.phase === 'ended') return ok([]);
  const until = now + GATHER_MS;
  const events: Event[] = agenda.current === null ? [] : [{type: 'activity.closed', at: now, activity: agenda.current, gatherUntil: until}];
  const hasWritten = [...voice.writings.keys()].some(id => agenda.activities.get(id)?.state.at !== 'later');
  if (hasWritten) return ok([...events, {type: 'session.closing', at: now, until}]);
  return ok([...events, {type: 'session.ended', at: now}], {contents: {delete: keysOf(access)}});
}

/** The code and the join key end with the session. */
const keysOf = (access: Access): string[] => (access ? [access.code, access.joinKey] : []);

function decideAccess({access}: Session, command: AccessCommand, {now}: Context): Result {
  if (!access) return refuse('no-session');
  const isLocked = command.type === 'access.lock';
  return access.isLocked === isLocked ? ok([]) : ok([{type: isLocked ? 'access.locked' : 'access.unlocked', at: now}]);
}

function decidePeople({people, access}: Session, command: PeopleCommand, {now}: Context): Result {
  const person = people.get(command.person);
  switch (command.type) {
    case 'person.join':
      if (person) return person.isRemoved ? refuse('removed') : ok([]);
      if (access?.isLocked) return refuse('joining-locked');
      if ([...people.values()].filter(one => !one.isRemoved).length >= MAX_PEOPLE) return refuse('session-full');
      return ok([{type: 'person.joined', at: now, person: command.person}], {
        people: {put: [{person: command.person, deviceHash: command.deviceHash}]},
      });
    case 'person.remove':
      if (!person) return refuse('unknown-id');
      return person.isRemoved ? ok([]) : ok([{type: 'person.removed', at: now, person: person.id}]);
  }
}
