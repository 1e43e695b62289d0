import {parentPort} from 'node:worker_threads';
import {replay} from './replay.ts';

// The one place where documents are built on the server, beside the event loop.

export interface ReplayAsked {
  readonly id: number;
  readonly parts: readonly Uint8Array[];
}

export type ReplayAnswered = {readonly id: number; readonly state: Uint8Array} | {readonly id: number; readonly problem: string};

const port = parentPort;
if (!port) throw new Error('this file is the inside of a worker');
port.on('message', ({id, parts}: ReplayAsked) => {
  try {
    port.postMessage({id, state: replay(parts)} satisfies ReplayAnswered);
  } catch (problem) {
    port.postMessage({id, problem: String(problem)} satisfies ReplayAnswered);
  }
});
