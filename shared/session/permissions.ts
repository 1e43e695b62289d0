import type {RefusalCode} from '../wire/codes.ts';
import type {Role} from './actor.ts';
import type {Phase} from './lifecycle.ts';
import type {CommandType} from './protocol.ts';

interface Rule {
  readonly roles: readonly Role[];
  readonly phases: readonly Phase[];
}

const LEADS = ['organiser', 'facilitator'] as const;

/** Role × command × phase, the one table that says who may do what when. It is asked at every command. */
export const PERMISSIONS: Readonly<Record<CommandType, Rule>> = {
  'session.create': {roles: ['organiser'], phases: ['none']},
  'session.open': {roles: LEADS, phases: ['draft', 'open']},
  'session.end': {roles: LEADS, phases: ['open', 'live', 'closing', 'ended']},
  'session.finish': {roles: ['server'], phases: ['closing']},
  'access.lock': {roles: LEADS, phases: ['open', 'live']},
  'access.unlock': {roles: LEADS, phases: ['open', 'live']},
  'person.join': {roles: ['server'], phases: ['open', 'live', 'closing']},
  'person.remove': {roles: LEADS, phases: ['open', 'live', 'closing']},
  'agenda.next': {roles: LEADS, phases: ['open', 'live']},
  'prompt.set': {roles: LEADS, phases: ['draft', 'open', 'live']},
  'notes.show': {roles: LEADS, phases: ['live']},
  'notes.release': {roles: ['server'], phases: ['live', 'closing']},
  'notes.withdraw': {roles: ['server'], phases: ['live', 'closing', 'ended']},
  'note.hide': {roles: LEADS, phases: ['live', 'closing', 'ended']},
  'note.unhide': {roles: LEADS, phases: ['live', 'closing', 'ended']},
};

/** Null when it is allowed, else the reason. */
export function whyNot(role: Role, command: CommandType, phase: Phase): RefusalCode | null {
  const rule = PERMISSIONS[command];
  if (!rule.roles.includes(role)) return 'not-allowed';
  if (rule.phases.includes(phase)) return null;
  switch (phase) {
    case 'none':
      return 'no-session';
    case 'draft':
    case 'open':
      return 'not-open-yet';
    case 'live':
      return 'moved-on';
    case 'closing':
    case 'ended':
      return 'session-ended';
  }
}
