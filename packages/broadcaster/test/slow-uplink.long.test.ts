// A stream over a link that narrows, widens and stands still, to a real RTMP server, with a real encoder.
import { Ingest } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFrameClock } from '../src/broadcast/frame-clock.js';
import { followUplink } from '../src/broadcast/follow-uplink.js';
import { Canvas } from '../src/compositing/canvas.js';
import { parseDestination } from '../src/destination/destination-url.js';
import type { RtmpTarget } from '../src/rtmp/rtmp-target.js';
import { RtmpOutput } from '../src/destination/rtmp-output.js';
import { AudioEncoder } from '../src/encoding/audio-encoder.js';
import { encodingSettings } from '../src/encoding/encoding-settings.js';
import { VideoEncoder } from '../src/encoding/video-encoder.js';
import { ThrottledProxy } from './throttled-proxy.js';

const settings = encodingSettings({ width: 320, height: 180 }, { videoBitrateBps: 1_500_000 });
const FULL_BYTES_PER_SECOND = 200_000;
/** Of a chunk's header and of a tag's. */
const OVERHEAD_BYTES = 17;

let ingest: Ingest;
beforeAll(async () => {
  ingest = await Ingest.start();
});
afterAll(() => ingest?.[Symbol.asyncDispose]());

interface Second {
  readonly share: number;
  readonly kbps: number;
  /** By what has left the proxy. */
  readonly lateMs: number;
  /** By what the output believes. */
  readonly believedMs: number;
  readonly dropped: number;
}

/** Sends noise, which takes all the bits that it is given, over a link with each of the shares for so many seconds. */
async function send(key: string, phases: readonly { share: number; seconds: number }[]) {
  await using proxy = await ThrottledProxy.before(ingest.port);
  using video = await VideoEncoder.open(settings);
  using audio = await AudioEncoder.open(settings);
  using canvas = new Canvas(settings.width, settings.height);
  const plan = { settings, video: video.description, audio: audio.description };
  const url = `rtmp://127.0.0.1:${proxy.port}/live/${key}`;
  const output = await RtmpOutput.open(parseDestination({ url, isPublicOnly: false }) as RtmpTarget, plan, {
    requestKeyframe: () => video.requestKeyframe(),
  });
  let wantedBps: number | undefined;
  const pipeline = { plan, setBitrate: (bps: number) => (wantedBps = bps) };
  const destinations = {
    checkUplinks: () => {},
    get uplink() {
      return output.uplink;
    },
  };
  using follower = followUplink(destinations, pipeline);
  const sent: { atMs: number; bytes: number }[] = [];
  const seconds: Second[] = [];
  const over = new AbortController();
  const total = phases.reduce((sum, { seconds: each }) => sum + each, 0);
  let seed = 1;
  let packets = 0;
  let closedAtMs: number | undefined;
  void output.closed.then(() => {
    closedAtMs = performance.now();
    over.abort();
  });
  const silence = new Float32Array(3200);
  await runFrameClock({ framesPerSecond: 30 }, over.signal, async (index) => {
    const second = Math.floor(index / 30);
    if (second >= total) return over.abort();
    let until = 0;
    const { share } = phases.find((phase) => second < (until += phase.seconds))!;
    proxy.bytesPerSecond = FULL_BYTES_PER_SECOND * share;
    const luma = canvas.frame.data![0]!;
    for (let at = 0; at < luma.length; at += 1) luma[at] = (seed = (seed * 16_807) % 2_147_483_647) & 0xff;
    if (wantedBps !== undefined) video.setBitrate(wantedBps);
    for (const packet of [await video.encode(canvas.frame, index), ...(await audio.encode(silence))]) {
      const before = output.sentBytes;
      output.write(packet);
      if (output.sentBytes > before) packets += 1;
      packet.packet.free();
    }
    const nowMs = performance.now();
    sent.push({ atMs: nowMs, bytes: output.sentBytes + packets * OVERHEAD_BYTES });
    if (index % 30 !== 29) return;
    const { atMs } = sent.findLast(({ bytes }) => bytes <= proxy.forwardedBytes) ?? sent[0]!;
    seconds.push({
      share,
      kbps: Math.round(follower.videoBitrateBps / 1000),
      lateMs: Math.round(nowMs - atMs),
      believedMs: Math.round(output.uplink.latenessMs),
      dropped: output.droppedFrames,
    });
  });
  await output.close();
  return { seconds, closed: await output.closed, closedAtMs };
}

it('lowers the bit rate before frames are lost, is never 3 s late, and comes back', async () => {
  const { seconds, closed } = await send('slow', [
    { share: 1.5, seconds: 4 },
    { share: 0.5, seconds: 10 },
    { share: 0.25, seconds: 10 },
    { share: 1.5, seconds: 16 },
  ]);
  print(seconds);
  expect(closed).toBeUndefined();
  expect(Math.max(...seconds.map(({ lateMs }) => lateMs))).toBeLessThan(3000);
  // A busy machine leaves out frames, and so whole lines of this table: each phase is judged as a whole.
  const phase = (share: number) => seconds.filter((each) => each.share === share);
  const least = (each: readonly Second[]) => Math.min(...each.map(({ kbps }) => kbps));
  expect(seconds[0]).toMatchObject({ kbps: 1500, dropped: 0 });
  expect(least(phase(0.5))).toBeLessThan(800);
  expect(phase(0.5).at(-1)!.dropped).toBe(0);
  expect(least(phase(0.25))).toBeLessThan(400);
  expect(seconds.at(-1)!.kbps).toBeGreaterThan(1.3 * least(phase(0.25)));
  expect(seconds.at(-1)!.lateMs).toBeLessThan(700);
}, 90_000);

it('is seconds late at most when the link falls to a tenth, and in time again once it is back', async () => {
  const { seconds, closed } = await send('tenth', [
    { share: 1.5, seconds: 4 },
    { share: 0.1, seconds: 10 },
    { share: 1.5, seconds: 4 },
  ]);
  print(seconds);
  expect(closed).toBeUndefined();
  // 2.4 s on a quiet machine; a busy one sees the change later. Exact is bitrate-control.test.ts.
  expect(Math.max(...seconds.map(({ lateMs }) => lateMs))).toBeLessThan(6000);
  expect(seconds.at(-1)!.lateMs).toBeLessThan(700);
}, 60_000);

function print(seconds: readonly Second[]): void {
  console.log(seconds.map((each) => Object.values(each).join('\t')).join('\n'));
}

it('knows within ten seconds that the server takes nothing any more', async () => {
  const began = performance.now();
  const { closed, closedAtMs } = await send('stalled', [
    { share: 1.5, seconds: 4 },
    { share: 0, seconds: 20 },
  ]);
  expect(closed).toMatchObject({
    code: 'destination_lost',
    message: expect.stringContaining('taken nothing'),
  });
  expect(closedAtMs! - began).toBeLessThan(4000 + 10_000 + 1500);
}, 60_000);
