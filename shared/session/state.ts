import {type Agenda, noAgenda} from '../agenda/activities.ts';
import {type Agreement, noAgreement} from '../care/agreement.ts';
import {type Choices, noChoices} from '../choices/ballots.ts';
import {type Floor, noFloor} from '../floor/hands.ts';
import {noPages, type Pages} from '../pages/pages.ts';
import {noStage, type Stage} from '../stage/stage.ts';
import {noVoice, type Voice} from '../voice/notes.ts';
import {type About, noAbout} from './about.ts';
import type {Access} from './access.ts';
import type {Forgotten} from './forgetting.ts';
import {type Lifecycle, noLifecycle} from './lifecycle.ts';
import {noPeople, type People} from './people.ts';
import {noSeats, type Seats} from './seats.ts';

/** What has happened in a session, without its words. Each part is a slice with its own `evolve`. */
export interface Session {
  readonly lifecycle: Lifecycle;
  readonly about: About;
  readonly access: Access;
  readonly seats: Seats;
  readonly people: People;
  readonly agenda: Agenda;
  readonly voice: Voice;
  readonly choices: Choices;
  readonly floor: Floor;
  readonly stage: Stage;
  readonly agreement: Agreement;
  readonly pages: Pages;
  readonly forgotten: Forgotten;
}

export const noSession: Session = {
  lifecycle: noLifecycle,
  about: noAbout,
  access: null,
  seats: noSeats,
  people: noPeople,
  agenda: noAgenda,
  voice: noVoice,
  choices: noChoices,
  floor: noFloor,
  stage: noStage,
  agreement: noAgreement,
  pages: noPages,
  forgotten: null,
};
