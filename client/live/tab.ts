import type {Millis, SessionId} from '../../shared/wire/ids.ts';
import {newId} from './commands.ts';

/** How long another tab has to say that it is in use. */
const ASK_MS: Millis = 200;

/** One tab of a browser sends for its phone. The others say so, and can take over. */
export interface Tab {
  /** Whether this tab may send; resolves when it is known. */
  readonly claim: () => Promise<boolean>;
  /** "Use it here": the other tab loses it. */
  readonly takeOver: () => Promise<void>;
  readonly release: () => void;
}

export function openTab(session: SessionId, onLost: () => void): Tab {
  const name = `wrensong:${session}`;
  // Locks need https; the channel does not, and is enough where nobody opens two tabs in one moment.
  return 'locks' in navigator ? withLocks(name, onLost) : withChannel(name, onLost);
}

function withLocks(name: string, onLost: () => void): Tab {
  let release: () => void = () => undefined;
  const hold = (options: LockOptions): Promise<boolean> =>
    new Promise(resolve => {
      navigator.locks
        .request(name, options, lock => {
          resolve(lock !== null);
          if (lock === null) return undefined;
          return new Promise<void>(end => {
            release = end;
          });
        })
        // Rejected when another tab has taken it.
        .catch(onLost);
    });
  return {
    claim: () => hold({ifAvailable: true}),
    takeOver: async () => {
      await hold({steal: true});
    },
    release: () => release(),
  };
}

interface Word {
  readonly says: 'ask' | 'mine' | 'taken';
  readonly from: string;
}

function withChannel(name: string, onLost: () => void): Tab {
  const me = newId();
  const channel = new BroadcastChannel(name);
  let isMine = false;
  let heard: () => void = () => undefined;
  const say = (says: Word['says']) => channel.postMessage({says, from: me} satisfies Word);
  channel.addEventListener('message', ({data}: MessageEvent<Word>) => {
    if (data.from === me) return;
    if (data.says === 'ask' && isMine) say('mine');
    if (data.says === 'mine') heard();
    if (data.says === 'taken' && isMine) {
      isMine = false;
      onLost();
    }
  });
  return {
    claim: async () => {
      isMine = await new Promise<boolean>(resolve => {
        heard = () => resolve(false);
        say('ask');
        setTimeout(() => resolve(true), ASK_MS);
      });
      return isMine;
    },
    takeOver: async () => {
      isMine = true;
      say('taken');
    },
    release: () => {
      isMine = false;
      channel.close();
    },
  };
}
