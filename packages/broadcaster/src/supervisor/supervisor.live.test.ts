// Real processes in a real room: what they cost is measured and held against the machine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BroadcastJob } from '@airlock-rtc/contract';
import { Ingest, startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { forkWith } from './fork-broadcaster.js';
import { SILENCE_LUFS } from '../audio/loudness.js';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import { BroadcasterSupervisor } from './supervisor.js';

const PATIENCE = { timeout: 40_000, interval: 200 };

let world: World;
let ingest: Ingest;
let stateFolder: string;
beforeAll(async () => {
  [world, ingest, stateFolder] = await Promise.all([
    startWorld(),
    Ingest.start(),
    mkdtemp(join(tmpdir(), 'airlock-driver-')),
  ]);
  await world.addParticipant({ room: 'hall', identity: 'ada', pattern: { color: 'red' }, toneHz: 440 });
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await ingest?.[Symbol.asyncDispose]();
  await rm(stateFolder, { recursive: true, force: true });
});

it('measures what a broadcast costs, and refuses one more by that measure', async () => {
  const spare = { cores: 64, memoryMib: 64_000 };
  let free = spare;
  // Of VAAPI, no driver.
  vi.stubEnv('LIBVA_DRIVERS_PATH', stateFolder);
  const warnings: string[] = [];
  await using broadcaster = await BroadcasterSupervisor.open({
    livekit: world.livekit,
    ...{ stateFolder, hardware: 'vaapi' },
    onWarning: (words) => warnings.push(words),
    fork: forkWith(world.livekit, { execArgv: ['--conditions=@airlock-rtc/source', '--import', 'tsx'] }),
    machine: { free: () => free, [Symbol.dispose]: () => {} },
  });
  const job: BroadcastJob = {
    broadcastId: 'b1',
    ...{ room: 'hall', layout: 'gallery', resolution: '720x720' },
    destinations: [
      { id: 'inside', url: ingest.url('two'), isPublicOnly: true },
      { id: 'live_stream', url: ingest.url('one'), isPublicOnly: false },
    ],
  };
  await broadcaster.start(job);
  await expect
    .poll(() => broadcaster.state('b1'), PATIENCE)
    .toMatchObject({
      state: 'active',
      destinations: [
        { id: 'inside', state: 'idle', cause: expect.stringContaining('not public') },
        { id: 'live_stream', state: 'active' },
      ],
      figures: { cpuCores: expect.any(Number) },
    });
  // The tone is heard, and measured.
  const heard = await new Promise<BroadcastStats>((resolve) => {
    const unwatch = broadcaster.watchStats((_id, stats) => {
      if (stats.loudness!.momentaryLufs <= SILENCE_LUFS) return;
      unwatch();
      resolve(stats);
    });
  });
  expect(heard.loudness!.momentaryLufs).toBeLessThan(0);
  expect(heard.encoder).toBe('libx264');
  expect(warnings).toEqual([expect.stringMatching(/^Broadcast b1: Video is encoded by libx264 .*vaapi/)]);
  const costs = async () => (await broadcaster.capacity()).costs['720x720'];
  await expect.poll(costs, PATIENCE).toMatchObject({ isMeasured: true });
  const measured = (await costs())!;
  expect(measured.cores).toBeGreaterThan(0.02);
  expect(measured.memoryMib).toBeGreaterThan(50);
  expect(measured.memoryMib).toBeLessThan(2000);

  free = { ...spare, cores: measured.cores / 2 };
  await expect(broadcaster.start({ ...job, broadcastId: 'b2' })).rejects.toMatchObject({
    reason: 'no_capacity',
    needed: { cores: expect.any(Number) },
    free: { cores: expect.any(Number) },
  });
  const added = { id: 'later', url: ingest.url('three'), isPublicOnly: false };
  broadcaster.change('b1', { layout: 'crop', add: [added], remove: ['live_stream'] });
  await expect
    .poll(async () => (await broadcaster.state('b1'))?.destinations, PATIENCE)
    .toMatchObject([
      { id: 'inside', state: 'idle' },
      { id: 'later', state: 'active' },
      { id: 'live_stream', state: 'idle' },
    ]);
  await broadcaster.stop('b1');
  await using later = await BroadcasterSupervisor.open({
    livekit: world.livekit,
    ...{ stateFolder, hardware: 'vaapi' },
  });
  expect((await later.capacity()).costs['720x720']).toMatchObject({ isMeasured: true });
});
