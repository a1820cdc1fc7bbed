import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveGateway } from './serve-gateway.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-serve-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const livekit = {
  // Nobody listens there.
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 's'.repeat(32),
};

describe('airlock gateway', () => {
  // Opens a database and loads a broadcaster's process beside it.
  it(
    'serves what the environment names, and shows what is free for broadcasts',
    { timeout: 90_000 },
    async () => {
      const environment = {
        ...livekit,
        AIRLOCK_FOLDER: folder,
        AIRLOCK_PORT: '0',
        AIRLOCK_LOG_LEVEL: 'silent',
      };
      await using gateway = await serveGateway(environment);
      const health = await (await fetch(`${gateway.url}/healthz`)).json();
      expect(health).toMatchObject({
        status: 'ok',
        broadcasts: {
          running: 0,
          free: { cores: expect.any(Number), memory_mib: expect.any(Number) },
          costs: { '1280x720': { cores: 0.7, memory_mib: 235, is_measured: false } },
        },
      });
    },
  );

  it.each([
    ['nothing at all', {}, 'configuration_invalid'],
    ['an unknown hardware encoder', { ...livekit, AIRLOCK_HARDWARE: 'gpu' }, 'invalid_option'],
    ['an unknown admission', { ...livekit, AIRLOCK_BROADCAST_ADMISSION: 'perhaps' }, 'invalid_option'],
  ])('refuses %s, before anything is begun', async (_case, environment, code) => {
    await expect(serveGateway(environment)).rejects.toMatchObject({ code });
  });
});
