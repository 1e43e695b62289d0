// Loaded before each server that is measured: answers what its process has taken so far, and changes nothing else.
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {isMainThread} from 'node:worker_threads';

const collect = () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  gc();
  gc();
};

// Threads of a server load what their process does, and are counted with it.
if (isMainThread && process.send) {
  process.on('message', ({ask, isTidy}) => {
    if (ask === undefined) return;
    if (isTidy) collect();
    const {user, system} = process.cpuUsage();
    const {rss, heapUsed} = process.memoryUsage();
    process.send({ask, cpu: (user + system) / 1e6, rss, heapUsed, peak: process.resourceUsage().maxRSS * 1_024});
  });
}
