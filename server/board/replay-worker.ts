import {parentPort} from 'node:worker_threads';
import type {Cleaned} from './cleaned.ts';
import {replay, takeOut} from './replay.ts';

// The one place where documents are built on the server, beside the event loop.

export interface ReplayAsked {
  readonly id: number;
  readonly parts: readonly Uint8Array[];
  /** Notes about which nothing may be left. */
  readonly without: readonly string[];
}

export type ReplayAnswered = {readonly id: number; readonly cleaned: Cleaned} | {readonly id: number; readonly problem: string};

const port = parentPort;
if (!port) throw new Error('this file is the inside of a worker');
port.on('message', ({id, parts, without}: ReplayAsked) => {
  try {
    const cleaned = without.length > 0 ? takeOut(parts, without) : {update: null, state: replay(parts)};
    port.postMessage({id, cleaned} satisfies ReplayAnswered);
  } catch (problem) {
    port.postMessage({id, problem: String(problem)} satisfies ReplayAnswered);
  }
});
