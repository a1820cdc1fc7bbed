// What libx264 makes of a clock with gaps and of a bit rate that changes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canvas } from '../compositing/canvas.js';
import type { EncodedPacket } from './encoded-packet.js';
import { encodingSettings } from './encoding-settings.js';
import { VideoEncoder } from './video-encoder.js';

const settings = encodingSettings({ width: 320, height: 180 }, { videoBitrateBps: 1_000_000 });
let canvas: Canvas;
beforeAll(() => {
  canvas = new Canvas(settings.width, settings.height);
});
afterAll(() => canvas[Symbol.dispose]());

/** Encodes noise, which takes all the bits there are. */
async function encode(
  indexes: readonly number[],
  before: (encoder: VideoEncoder, index: number) => void = () => {},
): Promise<(Pick<EncodedPacket, 'isKeyframe' | 'timeUs'> & { bytes: number })[]> {
  using encoder = await VideoEncoder.open(settings);
  const packets = [];
  let seed = 1;
  for (const index of indexes) {
    for (const plane of canvas.frame.data!.slice(0, 3)) {
      for (let at = 0; at < plane.length; at += 1)
        plane[at] = (seed = (seed * 16_807) % 2_147_483_647) & 0xff;
    }
    before(encoder, index);
    const { isKeyframe, timeUs, data, packet } = await encoder.encode(canvas.frame, index);
    packets.push({ isKeyframe, timeUs, bytes: data.length });
    packet.free();
  }
  return packets;
}

const every = (step: number, seconds: number) =>
  Array.from({ length: (seconds * 30) / step }, (_, i) => i * step);

describe('keyframes', () => {
  it.each([1, 2, 3, 6])('are two seconds apart when every %d. tick has a frame', async (step) => {
    const packets = await encode(every(step, 9));
    const times = packets.filter(({ isKeyframe }) => isKeyframe).map(({ timeUs }) => timeUs / 1e6);
    expect(times).toEqual([0, 2, 4, 6, 8]);
  });

  it('are two seconds from the one that was asked for', async () => {
    const packets = await encode(every(1, 6), (encoder, index) => {
      if (index === 45) encoder.requestKeyframe();
    });
    const times = packets.filter(({ isKeyframe }) => isKeyframe).map(({ timeUs }) => timeUs / 1e6);
    expect(times).toEqual([0, 1.5, 3.5, 5.5]);
  });
});

it('follows a bit rate that changes between two frames', async () => {
  const packets = await encode(every(1, 8), (encoder, index) => {
    if (index === 120) encoder.setBitrate(250_000);
  });
  const bps = (from: number, to: number) =>
    (packets.slice(from, to).reduce((sum, packet) => sum + packet.bytes, 0) * 8 * 30) / (to - from);
  expect(bps(30, 120) / 1e6).toBeGreaterThan(0.7);
  expect(bps(180, 240)).toBeLessThan(350_000);
});
