import {type Agenda, noAgenda} from '../agenda/activities.ts';
import {noVoice, type Voice} from '../voice/notes.ts';
import type {Access} from './access.ts';
import {type Lifecycle, noLifecycle} from './lifecycle.ts';
import {noPeople, type People} from './people.ts';

/** What has happened in a session, without its words. Each part is a slice with its own `evolve`. */
export interface Session {
  readonly lifecycle: Lifecycle;
  readonly access: Access;
  readonly people: People;
  readonly agenda: Agenda;
  readonly voice: Voice;
}

export const noSession: Session = {lifecycle: noLifecycle, access: null, people: noPeople, agenda: noAgenda, voice: noVoice};
