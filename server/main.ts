import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

// Before anything else is loaded: the database's native part ends an old Node without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Wrensong needs Node 22.12 or newer, and this is ${process.versions.node}. "npm start" brings the right one along.\n`,
  );
  process.exit(1);
}

// The built server lies in dist/server, the sources in server.
const clientFolder = [new URL('../client', import.meta.url), new URL('../dist/client', import.meta.url)]
  .map(url => fileURLToPath(url))
  .find(folder => existsSync(`${folder}/pages`));

const {run} = await import('./run.ts');
await run(process.env, clientFolder ?? null);
