// Runs node-media-server, which keeps its state in globals, with the configuration of the first argument: whoever
// publishes is asked for at the parent process, and a stream can be watched by HTTP-FLV while it is published.
import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import NodeMediaServer from 'node-media-server';
import { acknowledge } from './acknowledge.mjs';

/** A key that is taken back, as by disabling its live stream, ends its stream within this time. */
const ASK_AGAIN_MS = 3000;

/** Who publishes, by the path of the stream. */
const publishers = new Map();
/** What to do with the parent's answer, by the number of the question. */
const waiting = new Map();
let questions = 0;

process.on('disconnect', () => process.exit(0));
// Ctrl-C in a terminal reaches the whole group; the owner decides what it means.
process.on('SIGINT', () => {});
process.on('message', ({ ask, isAllowed }) => {
  waiting.get(ask)?.(isAllowed);
  waiting.delete(ask);
});

const server = new NodeMediaServer(JSON.parse(process.argv[2]));
server.on('prePublish', admit);
server.on('prePlay', show);
setInterval(() => publishers.forEach(admitAgain), ASK_AGAIN_MS);
void server.run();
const listeners = [server.rtmpServer.tcpServer, server.rtmpServer.tlsServer, server.httpServer.httpServer];
await Promise.all(listeners.map((listener) => listener && once(listener, 'listening')));
process.send('listening');

/** node-media-server 4.4 lets in first: until the answer has come nobody can watch. */
async function admit(session) {
  // By HTTP and WebSocket one can publish too.
  if (session.protocol !== 'rtmp') return session.req.socket.destroy();
  acknowledge(session);
  session.socket.once('close', () => end(session));
  const isAllowed = await mayPublish(session.streamName);
  const isFirst = session.broadcast.publisher === session;
  if (isAllowed === true && isFirst) publishers.set(session.streamPath, session);
  else session.socket.destroy();
}

async function admitAgain(session) {
  if ((await mayPublish(session.streamName)) === false) session.socket.destroy();
}

function mayPublish(streamKey) {
  const ask = ++questions;
  return new Promise((resolve) => {
    waiting.set(ask, resolve);
    process.send({ ask, streamKey });
  });
}

/** node-media-server keeps viewers for half a minute, in case the same publisher comes back. */
function end(session) {
  if (publishers.get(session.streamPath) !== session) return;
  publishers.delete(session.streamPath);
  for (const viewer of session.broadcast.subscribers.values()) if (viewer.protocol === 'flv') viewer.close();
}

/** Without a publisher node-media-server would let a viewer wait, or show what was last published. */
function show(session) {
  if (session.protocol !== 'flv') return;
  if (!(session.res instanceof ServerResponse)) return session.req.socket.destroy();
  const isOnAir = publishers.has(session.streamPath);
  session.res.writeHead(isOnAir ? 200 : 404, { 'content-type': 'video/x-flv', connection: 'close' });
  if (!isOnAir || session.req.method !== 'GET') session.res.end();
}
