import type {Response} from 'express';
import type {RefusalCode} from '../../shared/wire/codes.ts';

/** The HTTP status that goes with each refusal, for programs; people get a sentence by the code. */
export function statusOf(code: RefusalCode): number {
  switch (code) {
    case 'malformed':
    case 'no-activities':
      return 400;
    case 'not-signed-in':
    case 'ticket-spent':
    case 'unknown-bearer':
      return 401;
    case 'not-allowed':
    case 'wrong-origin':
    case 'removed':
    case 'joining-locked':
    case 'link-revoked':
      return 403;
    case 'no-session':
    case 'wrong-code':
    case 'unknown-id':
      return 404;
    case 'moved-on':
    case 'no-next':
    case 'not-open-yet':
    case 'activity-closed':
    case 'undo-over':
    case 'in-the-past':
    case 'notes-needed':
    case 'already-shown':
    case 'hands-closed':
    case 'session-full':
    case 'link-full':
    case 'board-locked':
    case 'themes-full':
    case 'pages-full':
    case 'actions-full':
    case 'open-elsewhere':
    case 'reload':
      return 409;
    case 'session-ended':
      return 410;
    case 'too-large':
      return 413;
    case 'too-many':
    case 'codes-wait':
    case 'asked-often':
      return 429;
    case 'not-saved':
    case 'closing-down':
      return 503;
  }
}

export function sendRefusal(response: Response, code: RefusalCode): void {
  response.status(statusOf(code)).json({ok: false, code});
}
