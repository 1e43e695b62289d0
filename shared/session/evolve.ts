import {evolveAgenda} from '../agenda/activities.ts';
import {evolveVoice} from '../voice/notes.ts';
import {type Access, evolveAccess} from './access.ts';
import {evolveLifecycle, type Lifecycle} from './lifecycle.ts';
import {evolvePeople, type People} from './people.ts';
import type {Event} from './protocol.ts';
import type {Session} from './state.ts';

/** Folds one event in. A slice that the event does not concern stays the same object. */
export function evolve(session: Session, event: Event): Session {
  return {
    lifecycle: lifecycle(session.lifecycle, event),
    access: access(session.access, event),
    people: people(session.people, event),
    agenda: evolveAgenda(session.agenda, event),
    voice: evolveVoice(session.voice, event),
  };
}

function lifecycle(before: Lifecycle, event: Event): Lifecycle {
  switch (event.type) {
    case 'session.created':
    case 'session.opened':
    case 'session.started':
    case 'session.closing':
    case 'session.ended':
      return evolveLifecycle(before, event);
    default:
      return before;
  }
}

function access(before: Access, event: Event): Access {
  switch (event.type) {
    case 'session.created':
      return {code: event.code, joinKey: event.joinKey, isLocked: false};
    case 'session.ended':
      return null;
    case 'access.locked':
    case 'access.unlocked':
      return evolveAccess(before, event);
    default:
      return before;
  }
}

function people(before: People, event: Event): People {
  return event.type === 'person.joined' || event.type === 'person.removed' ? evolvePeople(before, event) : before;
}
