// y-websocket's own server, as its package starts it.
import {createServer} from 'node:http';
import {setupWSConnection} from '@y/websocket-server/utils';
import {WebSocketServer} from 'ws';

const sockets = new WebSocketServer({noServer: true});
sockets.on('connection', setupWSConnection);
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, connection => sockets.emit('connection', connection, request));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
