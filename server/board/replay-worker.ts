import {parentPort} from 'node:worker_threads';
import type {PageLine} from '../../shared/pages/lines.ts';
import type {Cleaned} from './cleaned.ts';
import {type OrderAnswer, type OrderAsked, OrderChecks} from './order.ts';
import {read, replay, takeOut} from './replay.ts';

// The one place where documents are built on the server, beside the event loop.

/** What can be asked, and what it is answered with. */
export interface Tasks {
  /** `without`: notes about which nothing may be left. */
  readonly replay: {readonly asks: {readonly parts: readonly Uint8Array[]; readonly without: readonly string[]}; readonly answers: Cleaned};
  readonly order: {readonly asks: OrderAsked; readonly answers: OrderAnswer};
  readonly forget: {readonly asks: {readonly document: string}; readonly answers: null};
  readonly read: {readonly asks: {readonly parts: readonly Uint8Array[]}; readonly answers: readonly PageLine[]};
}
export type Task = keyof Tasks;
export type ReplayAsked = {[Name in Task]: {readonly id: number; readonly task: Name; readonly asks: Tasks[Name]['asks']}}[Task];
export type ReplayAnswered =
  | {readonly id: number; readonly answer: Tasks[Task]['answers']}
  | {readonly id: number; readonly problem: string};

const orders = new OrderChecks();

function answer(asked: ReplayAsked): Tasks[Task]['answers'] {
  switch (asked.task) {
    case 'replay': {
      const {parts, without} = asked.asks;
      return without.length > 0 ? takeOut(parts, without) : {update: null, state: replay(parts)};
    }
    case 'order':
      return orders.check(asked.asks);
    case 'forget':
      orders.forget(asked.asks.document);
      return null;
    case 'read':
      return read(asked.asks.parts);
  }
}

const port = parentPort;
if (!port) throw new Error('this file is the inside of a worker');
port.on('message', (asked: ReplayAsked) => {
  const {id} = asked;
  try {
    port.postMessage({id, answer: answer(asked)} satisfies ReplayAnswered);
  } catch (problem) {
    port.postMessage({id, problem: String(problem)} satisfies ReplayAnswered);
  }
});
