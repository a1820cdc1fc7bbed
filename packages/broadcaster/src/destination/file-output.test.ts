// Recordings as MediaInfo reads them, a parser that is not FFmpeg's; and a pipe that nobody empties.
import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rm, stat, symlink, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mediaInfoFactory, type AudioTrack, type GeneralTrack, type VideoTrack } from 'mediainfo.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeStream } from '@airlock-rtc/testkit/stream';
import { Canvas } from '../compositing/canvas.js';
import { AudioEncoder } from '../encoding/audio-encoder.js';
import { encodingSettings, SAMPLE_RATE_HZ, type EncodingSettings } from '../encoding/encoding-settings.js';
import { VideoEncoder } from '../encoding/video-encoder.js';
import { parseDestination } from './destination-url.js';
import { moveIndexToFront } from './faststart.js';
import { openOutput } from './open-output.js';
import type { Output } from './output.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Chosen = Partial<Omit<EncodingSettings, 'width' | 'height'>>;

async function record(name: string, seconds: number, chosen: Chosen = {}): Promise<string> {
  const path = join(folder, name);
  await write(path, seconds, chosen, (output) => output.close());
  return path;
}

async function write(
  path: string,
  seconds: number,
  chosen: Chosen,
  use: (output: Output) => Promise<void>,
): Promise<void> {
  const settings = encodingSettings({ width: 640, height: 360 }, chosen);
  using video = settings.only === 'audio' ? undefined : await VideoEncoder.open(settings);
  using audio = settings.only === 'video' ? undefined : await AudioEncoder.open(settings);
  using canvas = new Canvas(settings.width, settings.height);
  canvas.fill({ y: 90, u: 120, v: 130 });
  const plan = { settings, video: video?.description, audio: audio?.description };
  const output = await openOutput(parseDestination({ url: path, isPublicOnly: false }), plan, {
    signal: new AbortController().signal,
  });
  const silence = new Float32Array((2 * SAMPLE_RATE_HZ) / settings.framesPerSecond);
  for (let index = 0; index < seconds * settings.framesPerSecond; index += 1) {
    const frame = video && (await video.encode(canvas.frame, index));
    const sound = (await audio?.encode(silence)) ?? [];
    for (const packet of [...(frame ? [frame] : []), ...sound]) {
      output.write(packet);
      packet.packet.free();
    }
  }
  await use(output);
}

async function inspect(path: string) {
  await using file = await open(path);
  const parser = await mediaInfoFactory({ format: 'object', full: true });
  const { size } = await file.stat();
  const { media } = await parser.analyzeData(size, async (length, at) => {
    const bytes = new Uint8Array(length);
    await file.read(bytes, 0, length, at);
    return bytes;
  });
  parser.close();
  const [general, video, audio] = media!.track as [GeneralTrack, VideoTrack, AudioTrack];
  return { general, video, audio, formats: media!.track.slice(1).map((each) => (each as AudioTrack).Format) };
}

describe.each(['film.mp4', 'film.flv'])('%s', (name) => {
  it('is what Mux, YouTube and Twitch ask for: H.264 of a constant frame rate, and AAC', async () => {
    const { video, audio } = await inspect(await record(name, 6));
    expect(video).toMatchObject({
      Format: 'AVC',
      Format_Profile: 'High',
      Width: 640,
      Height: 360,
      FrameRate: 30,
    });
    expect(video).toMatchObject({
      FrameRate_Mode: 'CFR',
      ChromaSubsampling: '4:2:0',
      ScanType: 'Progressive',
    });
    expect(audio).toMatchObject({ Format: 'AAC', Channels: 2, SamplingRate: SAMPLE_RATE_HZ });
  });

  it('has the same bits every second when asked for, even of a frame that stands still', async () => {
    const chosen = { rateControl: 'constant', videoBitrateBps: 1_500_000, profile: 'main' } as const;
    const path = await record(name, 6, chosen);
    const { video } = await inspect(path);
    expect(video).toMatchObject({ BitRate_Mode: 'CBR', Format_Profile: 'Main' });
    expect(Number(video.BitRate) / 1_500_000).toBeCloseTo(1, 1);
    expect(((await stat(path)).size * 8) / 6 / 1_500_000).toBeGreaterThan(0.9);
    const capped = await record(`capped-${name}`, 6, { videoBitrateBps: 1_500_000 });
    expect(((await stat(capped)).size * 8) / 6 / 1_500_000).toBeLessThan(0.2);
  });
});

it('has a keyframe every two seconds and no B frames', async () => {
  const { video } = await inspect(await record('film.flv', 10));
  expect(video.Format_Settings_GOP).toBe('M=1, N=60');
});

describe('audio alone', () => {
  it.each([
    ['talk.mp4', 'aac', 44_100, 'AAC'],
    ['talk.mp4', 'opus', 48_000, 'Opus'],
    ['talk.flv', 'aac', 44_100, 'AAC'],
    ['talk.ogg', 'opus', 48_000, 'Opus'],
    ['talk.mp3', 'mp3', 32_000, 'MPEG Audio'],
  ] as const)('is all that %s of %s at %d Hz holds', async (name, audioCodec, audioSampleRateHz, format) => {
    const chosen = { only: 'audio', audioCodec, audioSampleRateHz } as const;
    const { general, formats, video: audio } = await inspect(await record(name, 5, chosen));
    expect(formats).toEqual([format]);
    expect(audio).toMatchObject({ SamplingRate: audioSampleRateHz });
    expect(general.Duration).toBeCloseTo(5, 0);
  });

  it('begins an MP3 with the header that says how long it is, and with no tag before it', async () => {
    const bytes = await readFile(await record('talk.mp3', 2, { only: 'audio', audioCodec: 'mp3' }));
    expect(bytes.readUInt16BE(0) >> 5).toBe(0x7ff);
    expect(bytes.subarray(0, 200).toString('latin1')).toContain('Info');
  });

  it('is cut into segments of HLS', async () => {
    const playlist = await readFile(await record('talk.m3u8', 5, { only: 'audio' }), 'utf8');
    const [first, ...more] = playlist.split('\n').filter((line) => line.endsWith('.ts'));
    expect(more.length).toBeGreaterThan(0);
    expect((await inspect(join(folder, first!))).formats).toEqual(['AAC']);
  });

  it('is in fragments while it grows', async () => {
    const path = join(folder, 'talk.mp4');
    await write(path, 5, { only: 'audio' }, async (output) => {
      await expect.poll(async () => (await readFile(path)).includes('moof')).toBe(true);
      await output.close();
    });
  });
});

it.each(['film.mp4', 'film.flv'])('video alone is all that %s holds', async (name) => {
  expect((await inspect(await record(name, 2, { only: 'video' }))).formats).toEqual(['AVC']);
});

describe('an MP4 that was ended', () => {
  it('has its index before its media, and decodes to the last frame', async () => {
    const path = await record('film.mp4', 3);
    expect((await inspect(path)).general.IsStreamable).toBe('Yes');
    expect(await readdir(folder)).toEqual(['film.mp4']);
    let frames = 0;
    for await (const decoded of decodeStream(path)) if (decoded.kind === 'frame') frames += 1;
    expect(frames).toBe(90);
    // Twice does no harm.
    expect(await moveIndexToFront(path)).toBe(false);
  });

  it('stays as it is when it is damaged', async () => {
    const path = await record('film.mp4', 1);
    await truncate(path, (await stat(path)).size - 10);
    await expect(moveIndexToFront(path)).rejects.toThrow('damaged');
    expect(await readdir(folder)).toEqual(['film.mp4']);
  });
});

it('says that the disk is full', async () => {
  const path = join(folder, 'film.flv');
  await symlink('/dev/full', path);
  await write(path, 4, { rateControl: 'constant' }, async (output) => {
    expect(await output.closed).toMatchObject({
      code: 'destination_lost',
      message: expect.stringContaining('No space left'),
    });
    await output.close();
  });
});

describe('a pipe that nobody empties', () => {
  it('is lost before it has taken the memory, and can be closed', async () => {
    const path = join(folder, 'pipe.flv');
    await promisify(execFile)('mkfifo', [path]);
    await using reader = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    // Seven megabytes a second.
    const chosen = { rateControl: 'constant', videoBitrateBps: 60_000_000 } as const;
    await write(path, 6, chosen, async (output) => {
      expect(await output.closed).toMatchObject({
        code: 'destination_lost',
        message: expect.stringContaining('too slowly'),
      });
      await output.close();
    });
    expect(reader.fd).toBeGreaterThan(0);
  });

  it('does not hold up the end while it waits for a reader', async () => {
    const path = join(folder, 'pipe.flv');
    await promisify(execFile)('mkfifo', [path]);
    const stopping = new AbortController();
    const settings = encodingSettings({ width: 640, height: 360 });
    using video = await VideoEncoder.open(settings);
    using audio = await AudioEncoder.open(settings);
    const plan = { settings, video: video.description, audio: audio.description };
    const target = parseDestination({ url: path, isPublicOnly: false });
    const opening = openOutput(target, plan, { signal: stopping.signal });
    stopping.abort();
    await expect(opening).rejects.toMatchObject({ code: 'destination_unreachable' });
    // Lets the thread go that waits for one.
    await using reader = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    expect(reader.fd).toBeGreaterThan(0);
  });
});
