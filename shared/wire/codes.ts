/**
 * Every way in which the server says no. The list is closed: a code without a sentence in
 * `client/locales/en-GB/refusals.ts` does not compile.
 */
export const REFUSAL_CODES = [
  // The message
  'malformed',
  'too-large',
  'too-many',
  // The person
  'not-allowed',
  'not-signed-in',
  'wrong-origin',
  'ticket-spent',
  'removed',
  'reload',
  'open-elsewhere',
  // The session
  'no-session',
  'wrong-code',
  'codes-wait',
  'joining-locked',
  'session-full',
  'not-open-yet',
  'session-ended',
  'no-activities',
  // What the person saw is no longer so
  'moved-on',
  'no-next',
  'unknown-id',
  'activity-closed',
  'undo-over',
  'in-the-past',
  'notes-needed',
  'already-shown',
  'hands-closed',
  'link-revoked',
  'link-full',
  'board-locked',
  'themes-full',
  'pages-full',
  'actions-full',
  'asked-often',
  'unknown-bearer',
  // The server
  'not-saved',
  'closing-down',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];
