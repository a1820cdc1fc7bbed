// A server that takes the connection and says nothing.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { startRig } from './rig/rig.js';

it('a silent server rejects join() with ConnectionError within 20 s', async () => {
  await using rig = await startRig();
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const page = await rig.open();
  const jwt = await rig.world.token({ room: 'r', identity: 'i' });
  const { name, tookMs } = await page.evaluate(
    async ([jwt, url]) => {
      const beganAtMs = performance.now();
      const error: unknown = await window.page
        .create(jwt, url)
        .join()
        .catch((caught: unknown) => caught);
      return { name: (error as Error).name, tookMs: performance.now() - beganAtMs };
    },
    [jwt, `ws://127.0.0.1:${port}`] as const,
  );
  silent.close();
  expect(name).toBe('ConnectionError');
  expect(tookMs).toBeLessThan(20_000);
});
