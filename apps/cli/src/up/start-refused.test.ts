import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@airlock-rtc/gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpGateway } from './gateway.js';
import { startUp } from './up.js';

let stateFolder: string;
beforeAll(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), 'airlock-state-'));
});
afterAll(() => rm(stateFolder, { recursive: true }));

it('says in words that it is already running here', async () => {
  await using _first = await openDatabase({ folder: join(stateFolder, 'database') });
  const livekit = { url: 'ws://127.0.0.1:9', apiKey: 'k', apiSecret: 's' };
  const second = startUpGateway({
    ...{ livekit, mux: undefined, hardware: 'off', stateFolder, port: 0, onNotice: () => {} },
    logFile: join(stateFolder, 'gateway.log'),
  });
  await expect(second).rejects.toMatchObject({
    code: 'already_running',
    message: expect.stringMatching(`process ${process.pid}.*Ctrl-C.*--state-dir`) as string,
  });
  // A database of its own is made, which takes seconds, and many of them on a busy machine.
}, 120_000);

it('takes the encoder of AIRLOCK_HARDWARE as the gateway does: refuses an unknown one', async () => {
  const up = startUp({ env: { AIRLOCK_HARDWARE: 'gpu' }, stateFolder });
  await expect(up).rejects.toThrow('AIRLOCK_HARDWARE must be one of');
});

it('refuses a folder without a web application, before it starts LiveKit', async () => {
  const started: string[] = [];
  const up = startUp({
    ...{ env: {}, stateFolder, webAppFolder: stateFolder },
    onProgress: ({ message }) => started.push(message),
    ports: { webPort: () => Promise.reject(new Error('asked')), gatewayPort: () => Promise.resolve(0) },
  });
  await expect(up).rejects.toMatchObject({ code: 'no_web_app' });
  expect(started).toEqual([]);
});
