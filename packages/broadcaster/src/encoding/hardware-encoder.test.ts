// What becomes of a broadcast whose hardware encoder is not there, gives another form of H.264, fails or hangs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeStream } from '@airlock-rtc/testkit/stream';
import { CodecContext, FF_ENCODER_H264_VIDEOTOOLBOX, FF_ENCODER_LIBX264 } from 'node-av';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BroadcasterError } from '../broadcaster-error.js';
import { EncodePipeline } from '../broadcast/encode-pipeline.js';
import { Canvas } from '../compositing/canvas.js';
import { FileOutput } from '../destination/file-output.js';
import type { EncodedPacket } from './encoded-packet.js';
import { encodingSettings } from './encoding-settings.js';
import type { HardwareKind } from './hardware-encoder.js';
import { probeHardware } from './hardware-probe.js';
import { VideoEncoder } from './video-encoder.js';

/** Libx264 as hardware encoders are: with start codes, parameter sets in each keyframe, and another profile. */
const standIn: HardwareKind = {
  ...{ name: 'nvenc', codec: FF_ENCODER_LIBX264, input: 'planar', followsBitrate: false },
  options: () => ({
    ...{ preset: 'superfast', tune: 'zerolatency', profile: 'baseline', forced_idr: '1' },
    'x264-params': 'annexb=1:aud=1',
  }),
};
const settings = encodingSettings({ width: 320, height: 180 }, { hardware: 'auto', only: 'video' });
const INVALID_DATA = -1_094_995_529;

let folder: string;
let canvas: Canvas;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-hardware-'));
  canvas = new Canvas(settings.width, settings.height);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  canvas[Symbol.dispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Encodes two and a half seconds of a bar that moves, and gives what a decoder makes of the file with them. */
async function film(before: (encoder: VideoEncoder, index: number) => void) {
  const fallbacks: BroadcasterError[] = [];
  using encoder = await VideoEncoder.open(settings, {
    kinds: [standIn],
    onFallback: (reason) => fallbacks.push(reason),
  });
  const names = [encoder.name];
  const path = join(folder, 'film.mp4');
  const target = { kind: 'file', path, format: 'mp4', label: path } as const;
  const output = await FileOutput.open(target, { settings, video: encoder.description });
  const packets: Pick<EncodedPacket, 'isKeyframe' | 'configuration'>[] = [];
  for (let index = 0; index < 75; index += 1) {
    canvas.fill({ y: 60, u: 120, v: 130 });
    canvas.fillRectangle({ x: 2 * index, y: 20, width: 40, height: 120 }, { y: 200, u: 90, v: 160 });
    before(encoder, index);
    const { packet, isKeyframe, configuration } = await encoder.encode(canvas.frame, index);
    output.write({ kind: 'video', data: packet.data!, packet, isKeyframe, timeUs: index * 33_333 });
    packets.push({ isKeyframe, configuration });
    packet.free();
  }
  await output.close();
  names.push(encoder.name);
  /** Of the middle of the bar, where it was painted, and beside it. */
  const shades: [number, number][] = [];
  for await (const frame of decodeStream(path)) {
    if (frame.kind !== 'frame') continue;
    const row = 80 * frame.width;
    shades.push([frame.bytes[row + 2 * shades.length + 20]!, frame.bytes[row + 300]!]);
  }
  return { fallbacks, names, packets, shades };
}

describe('the probe', () => {
  it('says of each encoder why it cannot be used', async () => {
    const kinds = (['nvenc', 'qsv', 'vaapi'] as const).map((name) => ({
      ...{ ...standIn, name },
      ...(name === 'vaapi' && { input: 'surfaces' as const }),
      ...(name === 'qsv' && { codec: FF_ENCODER_H264_VIDEOTOOLBOX }),
      ...(name === 'nvenc' && { options: () => ({ profile: 'none such' }) }),
    }));
    vi.stubEnv('LIBVA_DRIVERS_PATH', folder);
    const { kind, refusals } = await probeHardware(settings, kinds);
    expect(kind).toBeUndefined();
    expect(refusals.map((each) => each.split(':')[0])).toEqual(['nvenc', 'qsv', 'vaapi']);
    expect(refusals[1]).toMatch(/This build of FFmpeg has no h264_videotoolbox/);
    expect(refusals[2]).toMatch(/open the VAAPI device/);
  });

  it('tries the one that is named, and takes the first that encodes a frame', async () => {
    const kinds = [{ ...standIn, name: 'qsv', codec: FF_ENCODER_H264_VIDEOTOOLBOX } as const, standIn];
    expect(await probeHardware(settings, kinds)).toMatchObject({ kind: standIn, refusals: [/^qsv/] });
    const named = await probeHardware({ ...settings, hardware: 'nvenc' }, kinds);
    expect(named).toEqual({ kind: standIn, refusals: [] });
  });
});

const isClose = (shades: readonly [number, number][]): boolean =>
  shades.every(([bar, beside]) => Math.abs(bar - 200) < 12 && Math.abs(beside - 60) < 12);

describe('hardware that gives start codes', () => {
  it('is written as FLV and MP4 have it', async () => {
    const { fallbacks, names, packets, shades } = await film(() => {});
    expect(fallbacks).toEqual([]);
    expect(names).toEqual(['libx264', 'libx264']);
    expect(packets.flatMap(({ isKeyframe }, index) => (isKeyframe ? [index] : []))).toEqual([0, 60]);
    expect(shades).toHaveLength(75);
    expect(isClose(shades)).toBe(true);
  });

  it('begins anew with a keyframe when it cannot follow the bit rate', async () => {
    const { fallbacks, packets, shades } = await film((encoder, index) => {
      if (index === 30) encoder.setBitrate(500_000);
    });
    expect(fallbacks).toEqual([]);
    expect(packets.flatMap(({ configuration }, index) => (configuration ? [index] : []))).toEqual([60]);
    expect(shades).toHaveLength(75);
    expect(isClose(shades)).toBe(true);
  });

  it.each(['fails', 'hangs'])(
    'is followed by libx264, with a keyframe and its header, when it %s',
    async (how) => {
      const { fallbacks, packets, shades } = await film((_encoder, index) => {
        if (index !== 40) return;
        const send = vi.spyOn(CodecContext.prototype, 'sendFrame');
        if (how === 'fails') send.mockResolvedValueOnce(INVALID_DATA);
        else send.mockReturnValueOnce(new Promise(() => {}));
      });
      expect(fallbacks).toMatchObject([
        { code: 'hardware_unavailable', message: expect.stringMatching(/libx264 failed on the air: .+/) },
      ]);
      expect(packets.flatMap(({ isKeyframe }, index) => (isKeyframe ? [index] : []))).toEqual([0, 40]);
      const [told] = packets.flatMap(({ configuration }) => configuration ?? []);
      // Not the baseline of before.
      expect(told!.subarray(0, 2)).toEqual(Buffer.from([1, 100]));
      expect(shades).toHaveLength(75);
      expect(isClose(shades)).toBe(true);
    },
  );
});

it('broadcasts by libx264 and says so when no hardware can be used', async () => {
  const warnings: BroadcasterError[] = [];
  vi.stubEnv('LIBVA_DRIVERS_PATH', folder);
  using pipeline = await EncodePipeline.open({ ...settings, hardware: 'vaapi' }, (each) =>
    warnings.push(each),
  );
  expect(pipeline.encoderName).toBe('libx264');
  expect(warnings).toMatchObject([
    {
      code: 'hardware_unavailable',
      message: expect.stringMatching(/libx264 .*\(vaapi: open the VAAPI device/),
    },
  ]);
});
