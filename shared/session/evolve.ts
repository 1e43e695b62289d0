import {evolveAgenda} from '../agenda/activities.ts';
import {evolveVoice} from '../voice/notes.ts';
import {evolveAccess} from './access.ts';
import {evolveLifecycle} from './lifecycle.ts';
import {evolvePeople} from './people.ts';
import type {Event} from './protocol.ts';
import type {Session} from './state.ts';

/** Folds one event in. A slice that the event does not concern stays the same object. */
export const evolve = (session: Session, event: Event): Session => ({
  lifecycle: evolveLifecycle(session.lifecycle, event),
  access: evolveAccess(session.access, event),
  people: evolvePeople(session.people, event),
  agenda: evolveAgenda(session.agenda, event),
  voice: evolveVoice(session.voice, event),
});
