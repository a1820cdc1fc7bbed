// What a broadcast outlives, and how it tells of what it does not.
import { once } from 'node:events';
import { Ingest, startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { machineClockMs } from '@airlock-rtc/contract/machine-clock';
import { forkBroadcast, startBroadcast } from './start-broadcast.js';
import { Viewer } from '@airlock-rtc/testkit/stream';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.addParticipant({ room: 'hall', identity: 'ada', pattern: { color: 'red' }, toneHz: 440 });
});

afterAll(() => world?.[Symbol.asyncDispose]());

it('goes on to one destination while another dies, comes back, and is joined again', async () => {
  await using mortal = await Ingest.start();
  await using steady = await Ingest.start();
  await using broadcast = await startBroadcast(world, {
    room: 'hall',
    destinations: [mortal.url('a'), steady.url('b')],
    resolution: '720x720',
  });
  const stateOf = (index: number): string => broadcast.status.destinations[index]!.state;
  await vi.waitFor(() => expect([stateOf(0), stateOf(1)]).toEqual(['active', 'active']), 40_000);
  await using viewer = new Viewer(steady.url('b'));
  // What ends in its first second is taken for a refusal.
  await vi.waitFor(() => expect(viewer.frames.length).toBeGreaterThan(60), 40_000);

  await mortal.kill();
  await vi.waitFor(() => expect(stateOf(0)).toBe('retrying'), 40_000);
  expect(broadcast.status.destinations[0]!.cause).toMatchObject({ code: 'destination_lost' });
  expect(broadcast.status.state).toBe('active');
  await mortal.restart();
  await vi.waitFor(() => expect(stateOf(0)).toBe('active'), 40_000);
  await using again = new Viewer(mortal.url('a'));
  await vi.waitFor(() => expect(again.frames.length).toBeGreaterThan(10), 40_000);

  const times = viewer.frames.map(({ atSeconds }) => atSeconds);
  const gaps = times.slice(1).map((at, i) => at - times[i]!);
  expect(Math.max(...gaps)).toBeLessThan(1.5);
  const ended = await broadcast.stop();
  expect(ended).toMatchObject({ state: 'idle' });
  expect(ended.cause).toBeUndefined();
});

it('tells its owner when its process is killed', async () => {
  await using ingest = await Ingest.start();
  await using broadcast = await startBroadcast(world, { room: 'hall', destinations: [ingest.url('c')] });
  process.kill(broadcast.pid!, 'SIGKILL');
  expect(await broadcast.ended).toMatchObject({ state: 'idle', cause: { code: 'process_lost' } });
});

it('ends by itself when its owner has not extended its lease: that may be frozen', async () => {
  await using ingest = await Ingest.start();
  await using broadcast = await startBroadcast(world, { room: 'hall', destinations: [ingest.url('l')] });
  broadcast.extendLease(machineClockMs() + 500);
  expect(await broadcast.ended).toMatchObject({ state: 'idle', cause: { code: 'lease_lapsed' } });
});

it('ends when the room is ended, and says so', async () => {
  await using ingest = await Ingest.start();
  await world.addParticipant({ room: 'short', identity: 'ben', toneHz: 500 });
  await using broadcast = await startBroadcast(world, { room: 'short', destinations: [ingest.url('d')] });
  await world.rooms.deleteRoom('short');
  expect(await broadcast.ended).toMatchObject({ state: 'idle', cause: { code: 'room_ended' } });
});

it('refuses options that make no sense before it does anything', async () => {
  const broadcast = forkBroadcast(world, { room: 'hall', destinations: [], layout: 'mosaic' as 'gallery' });
  expect(await broadcast.ended).toMatchObject({ state: 'idle', cause: { code: 'invalid_options' } });
});

it('is not seen by the people in the room', async () => {
  await using ingest = await Ingest.start();
  const watcher = await world.addParticipant({ room: 'hall', identity: 'watcher' });
  await using broadcast = await startBroadcast(world, { room: 'hall', destinations: [ingest.url('e')] });
  await once(broadcast, 'stats');
  expect([...watcher.room.remoteParticipants.keys()]).toEqual(['ada']);
});
