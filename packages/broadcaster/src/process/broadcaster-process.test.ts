import { afterEach, expect, it } from 'vitest';
import { BroadcasterProcess } from './broadcaster-process.js';

const { execPath } = process;
afterEach(() => {
  process.execPath = execPath;
});

it('is lost, and can be stopped, when no process can be made', async () => {
  process.execPath = '/nowhere/node';
  const broadcaster = new BroadcasterProcess({
    ...{ url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'secret', room: 'room' },
    destinations: [{ id: 'a', url: 'rtmp://127.0.0.1/live/key', isPublicOnly: false }],
  });
  const lost = { state: 'idle', cause: { code: 'process_lost', message: expect.stringContaining('ENOENT') } };
  expect(await broadcaster.ended).toMatchObject(lost);
  expect(await broadcaster.stop()).toMatchObject(lost);
});
