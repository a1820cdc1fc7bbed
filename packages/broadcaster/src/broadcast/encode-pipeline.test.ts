// Real encoders, whose work fails while a frame is painted.
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LoudnessMeter } from '../audio/loudness.js';
import { Canvas } from '../compositing/canvas.js';
import { AudioEncoder } from '../encoding/audio-encoder.js';
import { CHANNELS, encodingSettings, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import { EncodePipeline } from './encode-pipeline.js';

const settings = encodingSettings({ width: 128, height: 72 });
const STRETCH = (CHANNELS * SAMPLE_RATE_HZ) / 10;
let canvas: Canvas;
beforeEach(() => {
  canvas = new Canvas(settings.width, settings.height);
});
afterEach(() => {
  vi.restoreAllMocks();
  canvas[Symbol.dispose]();
});

/** Broadcasts until `count` packets have come. */
async function run(
  pipeline: EncodePipeline,
  sample: number,
  count: number,
  painted: () => Promise<unknown> = turn,
): Promise<string[]> {
  const kinds: string[] = [];
  const enough = new AbortController();
  const parts = {
    mixer: { mixUntil: () => new Float32Array(STRETCH).fill(sample) },
    liveScene: { paint: () => painted().then(() => canvas) },
    onPacket: ({ kind }: { kind: string }) => void (kinds.push(kind) < count || enough.abort()),
  };
  await pipeline.run(parts, enough.signal);
  return kinds;
}

it('fails as an encoder when audio cannot be encoded while the frame is still painted', async () => {
  using pipeline = await EncodePipeline.open(settings);
  const encode = vi.spyOn(AudioEncoder.prototype, 'encode');
  const painted = async () => {
    await Promise.allSettled([encode.mock.results[0]!.value]);
    await turn();
  };
  // FFmpeg's AAC encoder refuses what is no number.
  await expect(run(pipeline, NaN, 1, painted)).rejects.toMatchObject({ code: 'encoder_failed' });
});

it('goes on without loudness when that cannot be measured', async () => {
  using pipeline = await EncodePipeline.open(settings);
  expect(pipeline.loudness).toBeDefined();
  vi.spyOn(LoudnessMeter.prototype, 'add').mockImplementation(() => {
    throw new Error('No memory.');
  });
  expect(await run(pipeline, 0, 10)).toContain('audio');
  expect(pipeline.loudness).toBeUndefined();
});

it('begins without loudness when this FFmpeg cannot measure it', async () => {
  vi.spyOn(LoudnessMeter, 'open').mockRejectedValue(new Error('This build of FFmpeg has no ebur128.'));
  using pipeline = await EncodePipeline.open(settings);
  expect(await run(pipeline, 0, 10)).toContain('video');
});
