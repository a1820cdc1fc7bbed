import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { freeTcpPort, freeUdpPort } from './ports.js';

it('gives a free TCP port, and none for one that is held', async () => {
  const port = await freeTcpPort();
  expect(port).toBeGreaterThan(1023);
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  expect(await freeTcpPort((holder.address() as AddressInfo).port)).toBeUndefined();
  holder.close();
});

it('gives none for a port that is held on ::1 alone, where a browser looks for localhost first', async () => {
  const holder = createServer().listen(0, '::1');
  await once(holder, 'listening');
  expect(await freeTcpPort((holder.address() as AddressInfo).port)).toBeUndefined();
  holder.close();
});

it('gives a free UDP port, and none for one that is held', async () => {
  expect(await freeUdpPort()).toBeGreaterThan(1023);
  const holder = createSocket('udp4').bind(0, '127.0.0.1');
  await once(holder, 'listening');
  expect(await freeUdpPort(holder.address().port)).toBeUndefined();
  holder.close();
});
