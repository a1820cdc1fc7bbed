// Stands before an RTMP server and says when the first byte of a stream came.
import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';

/** Passes everything on. */
export async function openFirstByteProxy(port: number) {
  let firstByte = (_atMs: number): void => {};
  const firstByteMs = new Promise<number>((resolve) => (firstByte = resolve));
  const server = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    socket.once('data', () => firstByte(performance.now()));
    socket.pipe(onward).pipe(socket);
    for (const each of [socket, onward]) each.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, firstByteMs, close: () => server.close() };
}
