import type {MomentCommand} from '../../shared/care/protocol.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {Answer} from '../../shared/wire/live.ts';

/** What was said without an answer yet. Each is a state: said again before that, only the last word counts. */
export interface Moments {
  readonly say: (command: MomentCommand) => Promise<Answer>;
  /** After every welcome: says what is unanswered, in order. */
  readonly resend: () => void;
  readonly refuseAll: (code: RefusalCode) => void;
}

interface Waiting {
  readonly command: MomentCommand;
  readonly resolve: (answer: Answer) => void;
}

/** `transmit` may do nothing while there is no connection; `resend` makes up for it. */
export function createMoments(transmit: (command: MomentCommand, answer: (reply: Answer) => void) => void): Moments {
  const unanswered = new Map<string, Waiting>();
  let over: RefusalCode | null = null;
  const transmitOne = (key: string, waiting: Waiting) =>
    transmit(waiting.command, answer => {
      waiting.resolve(answer);
      if (unanswered.get(key) === waiting) unanswered.delete(key);
    });
  return {
    say: command => {
      if (over) return Promise.resolve({ok: false, code: over});
      const key = subjectOf(command);
      return new Promise(resolve => {
        const replaced = unanswered.get(key);
        const waiting: Waiting = {
          command,
          resolve: answer => {
            // What this word has replaced is settled with it.
            replaced?.resolve(answer);
            resolve(answer);
          },
        };
        unanswered.delete(key);
        unanswered.set(key, waiting);
        transmitOne(key, waiting);
      });
    },
    resend: () => {
      for (const [key, waiting] of [...unanswered]) transmitOne(key, waiting);
    },
    refuseAll: code => {
      over = code;
      for (const {resolve} of unanswered.values()) resolve({ok: false, code});
      unanswered.clear();
    },
  };
}

/** What a word is about: two about the same cannot both hold. */
function subjectOf(command: MomentCommand): string {
  switch (command.type) {
    case 'signal.set':
    case 'signal.done':
      return `${command.type} ${command.signal}`;
    case 'check.done':
      return `${command.type} ${command.person}`;
    case 'knock.answer':
      return `${command.type} ${command.knocks.join(' ')}`;
    case 'check.set':
    case 'out.set':
    case 'done.set':
    case 'question.ask':
    case 'question.answer':
    case 'question.close':
    case 'question.clear':
      return command.type;
  }
}
