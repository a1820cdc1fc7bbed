// HLS as a player finds it: the playlist, its segments, and what they decode to.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeStream } from '@airlock-rtc/testkit/stream';
import { AV_LOG_FATAL, Log } from 'node-av';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { AudioEncoder } from '../encoding/audio-encoder.js';
import { encodingSettings, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import { VideoEncoder } from '../encoding/video-encoder.js';
import { Canvas } from '../compositing/canvas.js';
import { brokenRules } from '../../test/hls-rules.js';
import { parseDestination } from './destination-url.js';
import { segmentsOf } from './hls-playlist.js';
import { openOutput } from './open-output.js';
import type { SegmentOptions } from './hls.js';
import type { Output } from './output.js';

const settings = encodingSettings({ width: 320, height: 180 });
const { framesPerSecond } = settings;

Log.setLevel(AV_LOG_FATAL);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-hls-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes as a broadcast does, only faster: a gray frame and a tone. */
async function record(
  path: string,
  seconds: number,
  afterPicture = async () => {},
  isLeftOut = (_index: number) => false,
  segments?: SegmentOptions,
): Promise<Output> {
  using video = await VideoEncoder.open(settings);
  using audio = await AudioEncoder.open(settings);
  const plan = { settings, video: video.description, audio: audio.description };
  const output = await openOutput(parseDestination({ url: path, isPublicOnly: false }), plan, {
    signal: new AbortController().signal,
    ...(segments ? { segments } : {}),
  });
  using canvas = new Canvas(settings.width, settings.height);
  const sound = Float32Array.from({ length: (2 * SAMPLE_RATE_HZ) / framesPerSecond }, (_, i) =>
    Math.sin((2 * Math.PI * 440 * Math.floor(i / 2)) / SAMPLE_RATE_HZ),
  );
  for (let index = 0; index < seconds * framesPerSecond; index += 1) {
    const frames = isLeftOut(index) ? [] : [await video.encode(canvas.frame, index)];
    for (const packet of [...frames, ...(await audio.encode(sound))]) {
      output.write(packet);
      packet.packet.free();
    }
    if (index % framesPerSecond === 0) await new Promise(setImmediate);
    await afterPicture();
  }
  await output.close();
  return output;
}

const segmentsIn = (playlist: string) => playlist.split('\n').filter((line) => line.endsWith('.ts'));

it('keeps the newest segments in the playlist, deletes the old ones, and all of it decodes', async () => {
  const path = join(folder, 'a room 100%.m3u8');
  const output = await record(path, 18);
  expect(await output.closed).toBeUndefined();
  const playlist = await readFile(path, 'utf8');
  expect(playlist).toMatch(/#EXT-X-TARGETDURATION:3\n/);
  expect(playlist).toMatch(/#EXT-X-ENDLIST/);
  const listed = segmentsIn(playlist);
  expect(listed).toHaveLength(6);
  const kept = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  expect(kept).toEqual(expect.arrayContaining(listed));
  expect(kept.length).toBeLessThanOrEqual(14);
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);

  let pictures = 0;
  let soundSeconds = 0;
  for await (const decoded of decodeStream(path)) {
    if (decoded.kind === 'frame') pictures += 1;
    else soundSeconds += decoded.samples.length / decoded.sampleRate;
  }
  expect(pictures).toBeGreaterThanOrEqual(11 * framesPerSecond);
  expect(soundSeconds).toBeCloseTo(pictures / framesPerSecond, 0);
});

it('keeps the rules of RFC 8216 in every version, on a machine that leaves frames out, and in the run that follows', async () => {
  const path = join(folder, 'live.m3u8');
  const versions: string[] = [];
  const collect = async () => {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text && text !== versions.at(-1)) versions.push(text);
  };
  // Two thirds of a second at the end of a segment, and later a whole one and two thirds.
  const isLeftOut = (index: number) => (index > 225 && index < 246) || (index > 400 && index < 450);
  await record(path, 18, collect, isLeftOut);
  await collect();
  expect(versions.length).toBeGreaterThan(7);
  expect(brokenRules(versions)).toEqual([]);

  const first = versions.splice(0).at(-1)!;
  await record(path, 16, collect);
  await collect();
  expect(brokenRules(versions)).toEqual([]);
  expect(first).not.toContain('DISCONTINUITY');
  expect(versions[0]).toMatch(/#EXT-X-DISCONTINUITY-SEQUENCE:0\n[^]*#EXT-X-DISCONTINUITY\n/);
  expect(versions.at(-1)).toMatch(/#EXT-X-DISCONTINUITY-SEQUENCE:1\n/);
});

it('begins each segment with a keyframe, and each run with new names', async () => {
  const path = join(folder, 'live.m3u8');
  await record(path, 5);
  const first = segmentsIn(await readFile(path, 'utf8'));
  const [oldest] = first;
  const writtenAt = Math.floor(Date.now() / 1000);
  let isFirst = true;
  for await (const decoded of decodeStream(join(folder, first[1]!))) {
    if (decoded.kind !== 'frame') continue;
    if (isFirst) expect(decoded.isKeyframe).toBe(true);
    isFirst = false;
  }
  expect(isFirst).toBe(false);
  await writeFile(join(folder, 'live-notes.ts'), 'not a segment');
  // Names count seconds: a run that follows another is at least one later.
  await vi.waitFor(() => expect(Date.now() / 1000).toBeGreaterThan(writtenAt + 1), { timeout: 5000 });
  await record(path, 5);
  const files = await readdir(folder);
  expect(files).not.toContain(oldest);
  expect(files).toContain('live-notes.ts');
});

it('lists all segments line by line as LiveKit Egress does, in UTC, named by number or by time', async () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  onTestFinished(() => void vi.unstubAllEnvs());
  const before = Date.now();
  const path = join(folder, 'all.m3u8');
  const segments = { seconds: 2, prefix: 'part' };
  await record(path, 5, undefined, undefined, segments);
  const lines = (await readFile(path, 'utf8')).split('\n');
  expect(lines.slice(0, 6)).toEqual([
    ...['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-PLAYLIST-TYPE:EVENT', '#EXT-X-INDEPENDENT-SEGMENTS'],
    ...['#EXT-X-TARGETDURATION:3', '#EXT-X-MEDIA-SEQUENCE:0'],
  ]);
  const [date, duration, name, next] = lines.slice(6);
  expect(date).toMatch(/^#EXT-X-PROGRAM-DATE-TIME:[-\d]+T[:\d]+\.\d{3}Z$/);
  const at = (line: string) => Date.parse(line.slice(line.indexOf(':') + 1));
  expect(Math.abs(at(date!) - before)).toBeLessThan(60_000);
  expect(at(next!) - at(date!)).toBe(2000);
  expect([duration, name]).toEqual(['#EXTINF:2.000000,', 'part_00000.ts']);
  expect(lines.slice(-2)).toEqual(['#EXT-X-ENDLIST', '']);

  const timed = join(folder, 'timed.m3u8');
  await record(timed, 5, undefined, undefined, { ...segments, prefix: 'C# 会議', areNamedByTime: true });
  const playlist = await readFile(timed, 'utf8');
  const named = segmentsOf(playlist).map(({ beginsAt }) => `C# 会議_${beginsAt.replace(/\D/g, '')}.ts`);
  expect(segmentsIn(playlist)).toEqual(named);
  expect((await readdir(folder)).filter((each) => each.startsWith('C#'))).toEqual(named);
  expect(named).toHaveLength(3);
});

it('says that the folder is not there, and makes none', async () => {
  const path = join(folder, 'nowhere', 'live.m3u8');
  await expect(record(path, 1)).rejects.toMatchObject({
    code: 'destination_unreachable',
    message: expect.stringContaining(`there is no folder ${join(folder, 'nowhere')}; make it first`),
  });
  expect(await readdir(folder)).toEqual([]);
});

it('is lost when its folder goes away', async () => {
  const home = await mkdtemp(join(folder, 'home-'));
  const output = await record(join(home, 'live.m3u8'), 12, () => rm(home, { recursive: true, force: true }));
  expect(await output.closed).toMatchObject({ code: 'destination_lost' });
});
