// y-socket.io as its manual shows it.
import {createServer} from 'node:http';
import {Server} from 'socket.io';
import {YSocketIO} from 'y-socket.io/dist/server';

const server = createServer();
new YSocketIO(new Server(server), {gcEnabled: true}).initialize();
server.listen(Number(process.env.PORT), '127.0.0.1');
