import { afterEach, expect, it } from 'vitest';
import { BroadcasterProcess } from './broadcaster-process.js';
import { machineClockMs } from '@airlock-rtc/contract/machine-clock';
import { WarmProcess } from './warm-process.js';

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

const FROM_SOURCE = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];
const LOADED = { timeout: 20_000 };
/** Which the process refuses, once it has been told. */
const REFUSED = {
  ...{ url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'secret', room: 'room' },
  destinations: [],
};

it('takes the process that was loaded before, and another where that one has died', async () => {
  using warm = new WarmProcess(FROM_SOURCE);
  await expect.poll(() => warm.loadedPid, LOADED).toBeDefined();
  const { loadedPid } = warm;
  const broadcaster = new BroadcasterProcess(REFUSED, { warm });
  expect(broadcaster.pid).toBe(loadedPid);
  expect(await broadcaster.ended).toMatchObject({ cause: { code: 'invalid_options' } });

  using other = new WarmProcess(FROM_SOURCE);
  await expect.poll(() => other.loadedPid, LOADED).toBeDefined();
  process.kill(other.loadedPid!, 'SIGKILL');
  await expect.poll(() => other.loadedPid, LOADED).toBeUndefined();
  const next = new BroadcasterProcess(REFUSED, { warm: other });
  expect(await next.ended).toMatchObject({ cause: { code: 'invalid_options' } });
}, 60_000);

it('is lapsed, and not lost, when its process ends without a word after its lease', async () => {
  const broadcaster = new BroadcasterProcess(REFUSED, { execArgv: FROM_SOURCE });
  broadcaster.extendLease(machineClockMs());
  broadcaster.kill();
  expect(await broadcaster.ended).toMatchObject({ state: 'idle', cause: { code: 'lease_lapsed' } });
});
