// What a room may do to a broadcast: sizes that change all the time, a screen in 4K, garbage, a server that restarts.
import { once } from 'node:events';
import { join } from 'node:path';
import {
  Ingest,
  launchBrowser,
  servePage,
  startWorld,
  toneAmplitude,
  type World,
} from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';
import {
  LocalVideoTrack,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { BroadcasterProcess } from '../src/process/broadcaster-process.js';
import type * as GarbagePage from './garbage-page.js';
import { gallery, placeOf, RESOLUTION } from './people.js';
import { startBroadcast } from './start-broadcast.js';

let world: World;
let ingest: Ingest;

beforeAll(async () => {
  [world, ingest] = await Promise.all([startWorld(), Ingest.start()]);
});

afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  await ingest?.[Symbol.asyncDispose]();
});

const WHOLE = { x: 0, y: 0, width: 720, height: 720 };
const options = (room: string) =>
  ({ room, destinations: [ingest.url(room)], layout: 'active-speaker', resolution: '720x720' }) as const;

async function goesOn(broadcast: BroadcasterProcess): Promise<void> {
  const [{ framesPerSecond }] = (await once(broadcast, 'stats')) as [{ framesPerSecond: number }];
  expect(framesPerSecond).toBeGreaterThan(10);
  expect(broadcast.status.state).toBe('active');
}

it('follows a camera that changes its size and its shape three times a second, under a name that is nonsense', async () => {
  const name = `%{pts}\u202e\u0000'\\:[0]${'W'.repeat(5000)}`;
  const ada = await world.addParticipant({ room: 'sizes', identity: 'ada', name, autoSubscribe: false });
  const source = new VideoSource(640, 360);
  const track = LocalVideoTrack.createVideoTrack('camera', source);
  const camera = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false });
  await ada.room.localParticipant!.publishTrack(track, camera);
  const sizes = [
    [640, 360],
    [360, 640],
    [32, 32],
    [320, 180],
    [1280, 720],
    [162, 90],
  ] as const;
  let sent = 0;
  const timer = setInterval(() => {
    const [width, height] = sizes[Math.floor(sent++ / 6) % sizes.length]!;
    const bytes = new Uint8Array((width * height * 3) / 2).fill(128).fill(200, 0, width * height);
    source.captureFrame(new VideoFrame(bytes, width, height, VideoBufferType.I420));
  }, 50);
  try {
    await using broadcast = await startBroadcast(world, { ...options('sizes'), layout: 'gallery' });
    await using viewer = new Viewer(ingest.url('sizes'));
    const lumaIs = (value: number): void =>
      expect(Math.abs((viewer.frames.at(-1)?.bytes[360 * 720 + 360] ?? 0) - value)).toBeLessThan(12);
    await vi.waitFor(() => lumaIs(200), 20_000);
    await vi.waitFor(() => expect(sent).toBeGreaterThan(4 * 6 * sizes.length), 20_000);
    await vi.waitFor(() => lumaIs(200), 5000);
    await goesOn(broadcast);
  } finally {
    clearInterval(timer);
    await track.close();
  }
});

it('shows a screen in 4K, and does not grow by it', async () => {
  const ada = await world.addParticipant({ room: '4k', identity: 'ada', autoSubscribe: false });
  await ada.shareScreen({ color: 'magenta', width: 3840, height: 2160, fps: 3 });
  await using broadcast = await startBroadcast(world, options('4k'));
  await using viewer = new Viewer(ingest.url('4k'));
  await vi.waitFor(() => expect(viewer.seen({ ...WHOLE, y: 240, height: 200 })?.rgb).toBeDefined(), 20_000);
  await vi.waitFor(
    () => expect(viewer.seen({ x: 180, y: 260, width: 360, height: 100 })?.color).toBe('magenta'),
    30_000,
  );
  const [{ memoryBytes }] = (await once(broadcast, 'stats')) as [{ memoryBytes: number }];
  expect(memoryBytes).toBeLessThan(700 * 2 ** 20);
  await goesOn(broadcast);
});

it('shows and sounds the others when somebody sends garbage', async () => {
  const ada = { room: 'garbage', identity: 'ada', pattern: { color: 'red', fps: 15 }, toneHz: 440 } as const;
  await world.addParticipant({ ...ada, autoSubscribe: false });
  await using served = await servePage({ entry: join(import.meta.dirname, 'garbage-page.ts') });
  await using browser = await launchBrowser();
  const page = await browser.newPage(served.url);
  type InPage = { page: typeof GarbagePage };
  const token = await world.token({ room: 'garbage', identity: 'mallory' });
  await page.evaluate(
    ([url, jwt]) => (window as unknown as InPage).page.publishGarbage(url!, jwt!),
    [world.livekit.url, token],
  );

  const picture = { layout: 'gallery', resolution: RESOLUTION } as const;
  await using broadcast = await startBroadcast(world, { ...options('garbage'), ...picture });
  await using viewer = new Viewer(ingest.url('garbage'));
  const place = placeOf(gallery(['ada', 'mallory']), 'ada');
  await vi.waitFor(() => expect(viewer.seen(place)?.color).toBe('red'), 40_000);
  await vi.waitFor(async () => {
    const { video, audio } = await page.evaluate(() => (window as unknown as InPage).page.spoiledFrames());
    expect(Math.min(video, audio)).toBeGreaterThan(100);
  }, 60_000);
  expect(viewer.seen(place)?.color).toBe('red');
  // A busy machine may take a moment to be even.
  await vi.waitFor(() => expect(viewer.newFramesPerSecond(place, 61)).toBeGreaterThan(5), 20_000);
  const { samples, sampleRate } = viewer.heard(1);
  expect(toneAmplitude(samples, sampleRate, 440)).toBeGreaterThan(0.02);
  await goesOn(broadcast);
});

it('joins again when LiveKit restarts, while the stream goes on', async () => {
  const before = await startWorld();
  const { apiKey, apiSecret, httpUrl } = before.livekit;
  const camera = { color: 'red', fps: 15 } as const;
  await before.addParticipant({ room: 'again', identity: 'ada', pattern: camera, autoSubscribe: false });
  await using broadcast = await startBroadcast(before, options('again'));
  await using viewer = new Viewer(ingest.url('again'));
  await vi.waitFor(() => expect(viewer.seen(WHOLE)?.color).toBe('red'), 20_000);
  await before[Symbol.asyncDispose]();
  await goesOn(broadcast);

  const ports = { http: Number(new URL(httpUrl).port) };
  await using after = await startWorld({ livekit: { ports, apiKey, apiSecret } });
  await after.addParticipant({
    room: 'again',
    identity: 'ben',
    pattern: { color: 'green' },
    autoSubscribe: false,
  });
  await vi.waitFor(() => expect(viewer.seen(WHOLE)?.color).toBe('green'), 60_000);
  await goesOn(broadcast);
}, 120_000);
