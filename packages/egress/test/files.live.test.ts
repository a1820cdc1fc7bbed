// Files, playlists and single media of a room, read again by another program: FFmpeg's own demuxers.
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EgressStatus } from '@livekit/protocol';
import { EncodedFileOutput, SegmentedFileOutput, StreamOutput } from 'livekit-server-sdk';
import { decodeStream } from '@airlock-rtc/testkit/stream';
import { avGetCodecName } from 'node-av';
import { Demuxer } from 'node-av/api';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EgressWorld } from './egress-world.js';

let lab: EgressWorld;
beforeAll(async () => {
  lab = await EgressWorld.start();
  await lab.startWorker({ more: `airlock: { output_folder: '${lab.folder}' }` });
});
afterAll(() => lab?.[Symbol.asyncDispose]());

it('writes an MP4 and a playlist of all segments from one encoding, with results and a manifest', async () => {
  const room = 'C# 会議';
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await lab.world.addParticipant({ room, identity: 'ada', pattern, toneHz: 440, autoSubscribe: false });
  const { egressId } = await lab.client.startRoomCompositeEgress(
    room,
    {
      file: new EncodedFileOutput({ filepath: 'recordings/{room_name}' }),
      segments: new SegmentedFileOutput({
        ...{ filenamePrefix: 'hls/part', segmentDuration: 1, livePlaylistName: 'live' },
      }),
    },
    { layout: 'speaker-light' },
  );
  await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  const hls = join(lab.folder, 'hls');
  await vi.waitFor(async () => expect(await readdir(hls)).toContain('part_00002.ts'), {
    timeout: 20_000,
    interval: 100,
  });
  const path = join(lab.folder, 'recordings', `${room}.mp4`);
  // As a kill would leave it: what is written so far can be played.
  const growing = join(lab.folder, 'growing.mp4');
  await copyFile(path, growing);
  await lab.client.stopEgress(egressId);
  const info = await lab.until(egressId, EgressStatus.EGRESS_COMPLETE);

  const [file] = info.fileResults;
  expect(file).toMatchObject({ filename: `recordings/${room}.mp4`, location: path });
  expect(file!.size).toBeGreaterThan(10_000n);
  expect(Number(file!.duration) / 1e9).toBeGreaterThan(2);
  await using demuxer = await Demuxer.open(path);
  expect(demuxer.video()?.codecpar).toMatchObject({ width: 1280, height: 720 });
  expect(demuxer.audio()).toBeDefined();
  // The index comes first, and there are no fragments left to a player.
  const boxes = topBoxes(await readFile(path));
  expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  expect(boxes).not.toContain('moof');
  expect(topBoxes(await readFile(growing))).toContain('moof');
  const [whole, broken] = [await countPictures(path), await countPictures(growing)];
  expect(broken).toBeGreaterThan(0);
  expect(whole).toBeGreaterThan(broken);

  const playlist = await readFile(join(hls, 'part.m3u8'), 'utf8');
  expect(playlist).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
  expect(playlist).toContain('#EXT-X-PROGRAM-DATE-TIME');
  expect(playlist).toMatch(/#EXT-X-ENDLIST\s*$/);
  const listed = playlist.split('\n').filter((line) => line.endsWith('.ts'));
  expect(listed[0]).toBe('part_00000.ts');
  expect(info.segmentResults[0]).toMatchObject({
    playlistName: 'hls/part.m3u8',
    segmentCount: BigInt(listed.length),
  });
  const live = await readFile(info.segmentResults[0]!.livePlaylistLocation, 'utf8');
  expect(live.split('\n').filter((line) => line.endsWith('.ts'))).toEqual(listed.slice(-5));
  const manifest = JSON.parse(await readFile(info.manifestLocation, 'utf8')) as {
    egress_id: string;
    playlists: { segments: unknown[] }[];
  };
  expect(manifest.egress_id).toBe(egressId);
  expect(manifest.playlists[0]?.segments).toHaveLength(listed.length);
});

it('sends audio alone and video alone, and nothing else beside it', async () => {
  const room = 'hall';
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await lab.world.addParticipant({ room, identity: 'ada', pattern, toneHz: 440, autoSubscribe: false });
  const live = lab.ingest.url('audio-0123');
  const file = (filepath: string) => new EncodedFileOutput({ filepath, disableManifest: true });
  const started = await Promise.all([
    lab.client.startRoomCompositeEgress(room, { file: file('talk') }, { audioOnly: true }),
    lab.client.startRoomCompositeEgress(room, { file: file('film') }, { videoOnly: true }),
    lab.client.startRoomCompositeEgress(
      room,
      { file: file('both'), stream: new StreamOutput({ urls: [live] }) },
      { audioOnly: true },
    ),
  ]);
  const ids = started.map(({ egressId }) => egressId);
  await Promise.all(ids.map((egressId) => lab.until(egressId, EgressStatus.EGRESS_ACTIVE)));
  const arrived: string[] = [];
  for await (const { kind } of decodeStream(live)) if (arrived.push(kind) === 50) break;
  expect(new Set(arrived)).toEqual(new Set(['audio']));
  await Promise.all(ids.map((egressId) => lab.client.stopEgress(egressId)));
  const infos = await Promise.all(ids.map((egressId) => lab.until(egressId, EgressStatus.EGRESS_COMPLETE)));
  const streams = await Promise.all(infos.map(({ fileResults }) => streamsIn(fileResults[0]!.location)));
  expect(streams).toEqual(['talk.ogg: opus', 'film.mp4: h264', 'both.mp4: aac'].map((each) => [each]));
});

async function streamsIn(path: string): Promise<string[]> {
  await using demuxer = await Demuxer.open(path);
  return demuxer.streams.map(({ codecpar }) => `${basename(path)}: ${avGetCodecName(codecpar.codecId)}`);
}

/** The types of an MP4's top boxes. */
function topBoxes(bytes: Buffer): string[] {
  const types: string[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = bytes.readUInt32BE(at);
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    types.push(bytes.toString('latin1', at + 4, at + 8));
    if (size < 8) break;
    at += size;
  }
  return types;
}

async function countPictures(path: string): Promise<number> {
  let count = 0;
  for await (const { kind } of decodeStream(path)) if (kind === 'frame') count += 1;
  return count;
}
