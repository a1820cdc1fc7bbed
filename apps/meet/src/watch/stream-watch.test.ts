import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StreamWatch, type StreamWatchOptions } from './stream-watch.js';

/** As much of a video element as is looked at. */
class FakeVideo extends EventTarget {
  currentTime = 0;
  newest = 0;
  get buffered() {
    return { length: 1, end: () => this.newest };
  }
}

/** As much of mpegts.js as is called. */
function fakePlayer() {
  const listeners = new Map<string, () => void>();
  const player = {
    on: (event: string, listener: () => void) => void listeners.set(event, listener),
    attachMediaElement: vi.fn(),
    load: vi.fn(),
    play: vi.fn(),
    destroy: vi.fn(),
  };
  const Events = { ERROR: 'error', LOADING_COMPLETE: 'loading_complete' };
  const mpegts = { Events, createPlayer: vi.fn(() => player) };
  const loadPlayer = vi.fn(async () => mpegts);
  return { mpegts, player, loadPlayer, end: () => listeners.get('loading_complete')!() };
}

let isOnAir: boolean | Error;
let about: object;
let status: number;
const fetch = vi.fn(async () => {
  if (isOnAir instanceof Error) throw isOnAir;
  return new Response(JSON.stringify({ isOnAir, ...about }), { status });
});
let element: FakeVideo;
let fake: ReturnType<typeof fakePlayer>;
let watch: StreamWatch;
let detach: () => void;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('location', { href: 'https://meet.example/watch/p' });
  isOnAir = false;
  about = {};
  status = 200;
  element = new FakeVideo();
  fake = fakePlayer();
  const options = { fetch, loadPlayer: fake.loadPlayer } as unknown as StreamWatchOptions;
  watch = new StreamWatch('p', options);
  detach = watch.attach(element as unknown as HTMLVideoElement);
});
afterEach(() => {
  detach();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('waits until something is on the air, and loads no player before', async () => {
  await vi.advanceTimersByTimeAsync(10_000);
  expect(watch.getView().phase).toBe('waiting');
  expect(fake.loadPlayer).not.toHaveBeenCalled();
  isOnAir = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(watch.getView().phase).toBe('opening');
  expect(fake.mpegts.createPlayer).toHaveBeenCalledWith(
    expect.objectContaining({ url: 'https://meet.example/airlock/v1/dev/playback/p/stream.flv' }),
    expect.anything(),
  );
  element.dispatchEvent(new Event('playing'));
  element.newest = 5;
  element.currentTime = 3.62;
  await vi.advanceTimersByTimeAsync(500);
  expect(watch.getView()).toMatchObject({ phase: 'playing', delaySeconds: 1.4 });
});

it('waits again when the stream ends, and plays the next one', async () => {
  isOnAir = true;
  await vi.advanceTimersByTimeAsync(2000);
  element.dispatchEvent(new Event('playing'));
  isOnAir = false;
  fake.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(watch.getView()).toMatchObject({ phase: 'waiting', delaySeconds: undefined });
  expect(fake.player.destroy).toHaveBeenCalledOnce();
  isOnAir = true;
  await vi.advanceTimersByTimeAsync(4000);
  expect(fake.mpegts.createPlayer).toHaveBeenCalledTimes(2);
});

it('opens anew a stream that has fallen silent', async () => {
  isOnAir = true;
  await vi.advanceTimersByTimeAsync(2000);
  element.newest = 2;
  await vi.advanceTimersByTimeAsync(12_000);
  expect(fake.player.destroy).toHaveBeenCalled();
});

it('says that the server does not answer, and goes on asking', async () => {
  isOnAir = new TypeError('Failed to fetch');
  await vi.advanceTimersByTimeAsync(1500);
  expect(watch.getView().isReachable).toBe(false);
  isOnAir = false;
  await vi.advanceTimersByTimeAsync(1500);
  expect(watch.getView().isReachable).toBe(true);
});

it('tells a wrong link from a broadcast that has not begun, and asks no more', async () => {
  status = 404;
  await vi.advanceTimersByTimeAsync(1500);
  expect(watch.getView().phase).toBe('unknown');
  const asked = fetch.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fetch).toHaveBeenCalledTimes(asked);
});

it('follows the title and the delay of the composition while it plays', async () => {
  isOnAir = true;
  about = { title: 'Town hall', delayMs: 400 };
  await vi.advanceTimersByTimeAsync(2000);
  expect(watch.getView()).toMatchObject({ title: 'Town hall', compositionSeconds: 0.4 });
  about = { title: 3, delayMs: 'late' };
  for (let second = 0; second < 12; second += 1) {
    element.newest += 1;
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(watch.getView()).toMatchObject({ title: undefined, compositionSeconds: undefined });
});

it('ends with its element', async () => {
  isOnAir = true;
  await vi.advanceTimersByTimeAsync(2000);
  detach();
  await vi.advanceTimersByTimeAsync(0);
  expect(fake.player.destroy).toHaveBeenCalledOnce();
  const asked = fetch.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fetch).toHaveBeenCalledTimes(asked);
});
