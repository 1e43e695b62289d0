// What the built server takes while nobody is there: node tests/bench/idle.ts
import {OwnServer} from '../rehearsal/own-server.ts';

/** It shall run beside other things on the smallest machine that is rented out. In megabytes. */
const BUDGET_MB = 120;
/** What starting has left behind is collected by then. In milliseconds. */
const IDLE_MS = 5_000;

const server = await OwnServer.start(problem => {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
});
await new Promise(resolve => setTimeout(resolve, IDLE_MS));
const {usage} = server;
await server.close();
if (usage === null) {
  process.stdout.write('The memory of a process cannot be read here.\n');
} else {
  const isWithin = usage.now <= BUDGET_MB;
  process.stdout.write(`idle server: ${usage.now.toFixed(0)} MB of memory (budget ${BUDGET_MB} MB, ${isWithin ? 'kept' : 'exceeded'})\n`);
  if (!isWithin) process.exitCode = 1;
}
