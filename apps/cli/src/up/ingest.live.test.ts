import { once } from 'node:events';
import { createServer } from 'node:net';
import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { expect, it, vi } from 'vitest';
import { startIngest } from './ingest.js';

const soon = { timeout: 20_000, interval: 100 };
const mayPublish = async () => true;

it('is started again when it dies, and says so', async () => {
  const onNotice = vi.fn();
  await using ingest = await startIngest({ mayPublish, onNotice, steadyAfterMs: 0 });
  process.kill(ingest.pid!, 'SIGKILL');
  await vi.waitFor(() => expect(onNotice).toHaveBeenCalledWith(expect.stringMatching(/was restarted/)), soon);
  expect((await fetch(`${ingest.flvUrl}/nothing.flv`)).status).toBe(404);
});

it('is given up when it dies right after its start', async () => {
  const onNotice = vi.fn();
  await using ingest = await startIngest({ mayPublish, onNotice, steadyAfterMs: 60_000 });
  process.kill(ingest.pid!, 'SIGKILL');
  await vi.waitFor(
    () => expect(onNotice).toHaveBeenCalledWith(expect.stringMatching(/has crashed.*restart Airlock/)),
    soon,
  );
});

it('takes the next port when somebody has RTMP’s own', async () => {
  const holder = createServer();
  if (await freeTcpPort(1935)) {
    holder.listen(1935, '127.0.0.1');
    await once(holder, 'listening');
  }
  await using ingest = await startIngest({ mayPublish, onNotice: () => {} });
  expect(ingest.port).toBeGreaterThan(1935);
  holder.close();
});
