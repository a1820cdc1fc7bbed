import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { transmitQueue, unconfirmedBytes } from './kernel-queue.js';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
   1: 0100007F:A3F2 0100007F:078F 01 0002FFB8:00000000 01:00000016 00000000     0        0 2
`;

it('finds the connection among all others', () => {
  expect(transmitQueue(TABLE, { localPort: 0xa3f2, remotePort: 1935 })).toBe(0x2ffb8);
  expect(transmitQueue(TABLE, { localPort: 1935, remotePort: 0xa3f2 })).toBeUndefined();
  expect(transmitQueue('', { localPort: 1, remotePort: 2 })).toBeUndefined();
});

it('tells what lies in the kernel when nobody reads, and nothing where there is no such table', async () => {
  const server = createServer((socket) => socket.pause()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    const ports = { localPort: socket.localPort!, remotePort: socket.remotePort! };
    if (process.platform !== 'linux') return expect(await unconfirmedBytes(ports)).toBeUndefined();
    expect(await unconfirmedBytes(ports)).toBe(0);
    while (socket.writableLength === 0) {
      socket.write(Buffer.alloc(1 << 20));
      await new Promise(setImmediate);
    }
    await expect.poll(() => unconfirmedBytes(ports), { timeout: 5000 }).toBeGreaterThan(10_000);
  } finally {
    socket.destroy();
    server.close();
  }
});
