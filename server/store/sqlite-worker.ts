import {type MessagePort, parentPort, receiveMessageOnPort, workerData} from 'node:worker_threads';
import {groupCommit, wipe} from './sqlite-commit.ts';
import {copyDatabase} from './sqlite-copy.ts';
import {holdFolder, openDatabase} from './sqlite-folder.ts';
import {operations} from './sqlite-operations.ts';
import {prepareQueries} from './sqlite-prepared.ts';
import {inPlainWords, packProblem} from './sqlite-problems.ts';
import type {Answered, Asked, FirstWords, GroupRequest, WorkerTask} from './sqlite-requests.ts';

/** Requests that share a transaction, at most: one more fsync per 64 costs little, and nobody waits for a longer group. */
const MAX_GROUP = 64;

const canShare = (asked: Asked): asked is Asked<GroupRequest> => asked.request.op !== 'wipe' && asked.request.op !== 'close';

/** The requests that go into the next transaction, taken from the front of the queue. */
function takeGroup(waiting: Asked[]): Asked<GroupRequest>[] {
  const group: Asked<GroupRequest>[] = [];
  for (const asked of waiting) {
    if (!canShare(asked) || group.length === MAX_GROUP) break;
    group.push(asked);
  }
  waiting.splice(0, group.length);
  return group;
}

async function serve(port: MessagePort, dataDir: string): Promise<FirstWords> {
  const hold = holdFolder(dataDir);
  const db = await openDatabase(dataDir).catch(problem => {
    hold.release();
    throw problem;
  });
  const commit = groupCommit(db, operations(db), dataDir);

  const alone = ({id, request}: Asked): Answered => {
    try {
      if (request.op === 'wipe') return {id, ok: true, value: wipe(db)};
      db.close();
      hold.release();
      return {id, ok: true, value: undefined};
    } catch (problem) {
      return {id, ok: false, problem: packProblem(inPlainWords(problem, dataDir))};
    }
  };

  const waiting: Asked[] = [];
  // What arrived while a transaction ran is taken from the port between two transactions: it is the next group.
  const takeArrived = () => {
    for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) waiting.push(...(more.message as Asked[]));
  };
  port.on('message', (asked: Asked[]) => {
    waiting.push(...asked);
    for (takeArrived(); waiting.length > 0; takeArrived()) {
      const group = takeGroup(waiting);
      const next = group.length === 0 ? waiting.shift() : undefined;
      port.postMessage(next ? [alone(next)] : commit(group));
      if (next?.request.op === 'close') port.close();
    }
  });

  const meta = prepareQueries(db).meta.get({});
  if (!meta) throw new Error('the store has no lineage');
  return {is: 'serving', ...meta};
}

async function begin(port: MessagePort, task: WorkerTask): Promise<FirstWords> {
  try {
    if (task.task === 'serve') return await serve(port, task.dataDir);
    copyDatabase(task.dataDir, task.to);
    return {is: 'copied'};
  } catch (problem) {
    return {is: 'not-started', problem: packProblem(inPlainWords(problem, task.dataDir))};
  }
}

if (!parentPort) throw new Error('this file is the inside of a worker');
parentPort.postMessage(await begin(parentPort, workerData as WorkerTask));
