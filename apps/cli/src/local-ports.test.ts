import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { webPort } from './local-ports.js';

it('takes the next free port by itself, and none but the one asked for', async () => {
  const first = await webPort();
  const holder = createServer().listen(first, '127.0.0.1');
  await once(holder, 'listening');
  expect(await webPort()).toBeGreaterThan(first);
  const { port } = holder.address() as AddressInfo;
  await expect(webPort(port)).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringContaining(`lsof -i :${port}`),
  });
  holder.close();
});
