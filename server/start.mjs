// `npm start`: from a fresh clone to a running server. Settings come from the environment.
import {join} from 'node:path';
import {endWithNpm, ensureBuilt, ensureInstalled, projectNode, projectRoot, run, say, withPath} from './install.mjs';

const start = async root => {
  for (const step of [ensureInstalled, ensureBuilt]) {
    const outcome = await step(root);
    if (!outcome.ok) {
      process.stderr.write(`${outcome.problem.trimStart()}\n`);
      return outcome.code;
    }
  }
  say('Starting…');
  const server = await run(projectNode(root), [join('dist', 'server', 'main.js')], {
    cwd: root,
    env: withPath(root, process.env, {projectFirst: true}),
  });
  return server.code;
};

endWithNpm();
process.exitCode = await start(projectRoot);
