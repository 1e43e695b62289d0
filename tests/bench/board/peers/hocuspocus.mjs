// Hocuspocus as it comes, or with the window for broadcasts that FLUSH_DELAY names, in milliseconds.
import {Server} from '@hocuspocus/server';

const {PORT, FLUSH_DELAY} = process.env;
const server = new Server({
  address: '127.0.0.1',
  port: Number(PORT),
  quiet: true,
  stopOnSignals: false,
  ...(FLUSH_DELAY && {flushDelay: Number(FLUSH_DELAY)}),
});
await server.listen();
