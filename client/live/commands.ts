import {toBase64url} from '../../shared/wire/base64url.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {CommandId, Id} from '../../shared/wire/ids.ts';
import type {Answer, CommandMessage} from '../../shared/wire/live.ts';

export type ClientCommand = CommandMessage['command'];

/** 128 random bits. `crypto.randomUUID` and `crypto.subtle` are absent on plain http; this is not. */
export const newId = (): Id => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** Commands that have no answer yet. Each keeps its id for ever, so that sent twice it counts once. */
export interface Commands {
  readonly send: (command: ClientCommand) => Promise<Answer>;
  /** After every welcome: sends what is unanswered, in order. */
  readonly resend: () => void;
  /** The connection is over for good: everything unanswered gets this reason. */
  readonly refuseAll: (code: RefusalCode) => void;
}

/** `transmit` may do nothing while there is no connection; `resend` makes up for it. */
export function createCommands(transmit: (message: CommandMessage, answer: (reply: Answer) => void) => void): Commands {
  const unanswered = new Map<CommandId, {readonly message: CommandMessage; readonly resolve: (answer: Answer) => void}>();
  let over: RefusalCode | null = null;
  const settle = (id: CommandId, answer: Answer) => {
    unanswered.get(id)?.resolve(answer);
    unanswered.delete(id);
  };
  const transmitOne = (message: CommandMessage) => transmit(message, answer => settle(message.id, answer));
  return {
    send: command => {
      if (over) return Promise.resolve({ok: false, code: over});
      const message = {id: newId(), command};
      return new Promise(resolve => {
        unanswered.set(message.id, {message, resolve});
        transmitOne(message);
      });
    },
    resend: () => {
      for (const {message} of unanswered.values()) transmitOne(message);
    },
    refuseAll: code => {
      over = code;
      for (const id of [...unanswered.keys()]) settle(id, {ok: false, code});
    },
  };
}
