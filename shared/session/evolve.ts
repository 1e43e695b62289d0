import {evolveAgenda} from '../agenda/activities.ts';
import {evolveAgreement} from '../care/agreement.ts';
import {evolveChoices} from '../choices/ballots.ts';
import {evolveFloor} from '../floor/hands.ts';
import {evolvePages} from '../pages/pages.ts';
import {evolveStage} from '../stage/stage.ts';
import {evolveVoice} from '../voice/notes.ts';
import {evolveAbout} from './about.ts';
import {evolveAccess} from './access.ts';
import {evolveForgotten} from './forgetting.ts';
import {evolveLifecycle} from './lifecycle.ts';
import {evolvePeople} from './people.ts';
import type {Event} from './protocol.ts';
import {evolveSeats} from './seats.ts';
import type {Session} from './state.ts';

/** Folds one event in. A slice that the event does not concern stays the same object. */
export const evolve = (session: Session, event: Event): Session => ({
  lifecycle: evolveLifecycle(session.lifecycle, event),
  about: evolveAbout(session.about, event),
  access: evolveAccess(session.access, event),
  seats: evolveSeats(session.seats, event),
  people: evolvePeople(session.people, event),
  agenda: evolveAgenda(session.agenda, event),
  voice: evolveVoice(session.voice, event),
  choices: evolveChoices(session.choices, event),
  floor: evolveFloor(session.floor, event),
  stage: evolveStage(session.stage, event),
  agreement: evolveAgreement(session.agreement, event),
  pages: evolvePages(session.pages, event),
  forgotten: evolveForgotten(session.forgotten, event),
});
