import type {ListedSession} from '../../../server/store/contract.ts';

/** A line of the organiser's list, of which only what a test is about is said. */
export const listedSession = (session: string, more: Partial<ListedSession> = {}): ListedSession => ({
  session,
  phase: 'ended',
  title: '',
  createdAt: 0,
  startsAt: null,
  endedAt: null,
  usedOn: 0,
  forgottenAt: null,
  turnout: 0,
  deleteAt: null,
  ...more,
});
