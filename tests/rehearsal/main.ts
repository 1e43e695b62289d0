import {endWithNpm} from '../../server/install.mjs';
import {HELP, readOptions} from './options.ts';
import {rehearse} from './rehearsal.ts';

const asked = readOptions(process.argv.slice(2));
switch (asked.is) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'wrong':
    process.stderr.write(`${asked.sentence}\n`);
    process.exitCode = 2;
    break;
  case 'rehearsal':
    endWithNpm();
    // What is left open by then are idle connections: nobody has to wait for them to time out.
    process.exit(await rehearse(asked.options));
}
