import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BroadcastError, type Broadcast } from './broadcast-service.js';
import { OnAir } from './on-air.js';

let known: Broadcast;
const service = {
  read: vi.fn(async () => known),
  start: vi.fn(async () => (known = { state: 'starting', playbackId: 'p' })),
  stop: vi.fn(async () => (known = { state: 'idle' })),
};
const format = { layout: 'gallery', resolution: '1280x720' } as const;

beforeEach(() => {
  vi.useFakeTimers();
  known = { state: 'idle' };
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

it('asks once while nothing is on, and again and again while something is', async () => {
  const onAir = new OnAir(service);
  const end = onAir.follow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(service.read).toHaveBeenCalledOnce();
  await onAir.start(format);
  known = { state: 'active', playbackId: 'p' };
  await vi.advanceTimersByTimeAsync(2000);
  expect(onAir.getView().state).toBe('active');
  known = { state: 'retrying', cause: 'The server hung up.', playbackId: 'p' };
  await vi.advanceTimersByTimeAsync(2000);
  expect(onAir.getView()).toMatchObject({ state: 'retrying', cause: 'The server hung up.' });
  known = { state: 'active', playbackId: 'p' };
  await vi.advanceTimersByTimeAsync(2000);
  expect(onAir.getView().cause).toBeUndefined();
  end();
  const asked = service.read.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(service.read).toHaveBeenCalledTimes(asked);
});

it('hears of what somebody else began when the room says so', async () => {
  const onAir = new OnAir(service);
  onAir.follow();
  await vi.advanceTimersByTimeAsync(0);
  known = { state: 'active', playbackId: 'p' };
  await onAir.refresh();
  expect(onAir.getView()).toMatchObject({ state: 'active', playbackId: 'p' });
});

it('keeps what it knew while the gateway is away, and goes on asking', async () => {
  const onAir = new OnAir(service);
  onAir.follow();
  await onAir.start(format);
  service.read.mockRejectedValueOnce(new BroadcastError('broadcast_unreachable', 'Away.'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(onAir.getView().state).toBe('starting');
  known = { state: 'active', playbackId: 'p' };
  await vi.advanceTimersByTimeAsync(2000);
  expect(onAir.getView().state).toBe('active');
});

it('tells why it did not start, and stops', async () => {
  const onAir = new OnAir(service);
  service.start.mockRejectedValueOnce(new BroadcastError('broadcast_refused', 'No room.'));
  await expect(onAir.start(format)).rejects.toThrow('No room.');
  expect(onAir.getView().state).toBe('idle');
  await onAir.start(format);
  const stopping = onAir.stop();
  expect(onAir.getView().isStopping).toBe(true);
  await stopping;
  expect(onAir.getView()).toMatchObject({ state: 'idle', isStopping: false });
});
