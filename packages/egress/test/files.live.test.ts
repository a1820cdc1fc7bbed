// Files and playlists of a room, read again by another program: FFmpeg's own demuxers.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EgressStatus } from '@livekit/protocol';
import { EncodedFileOutput, SegmentedFileOutput } from 'livekit-server-sdk';
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
  const picture = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await lab.world.addParticipant({ room, identity: 'ada', picture, toneHz: 440, autoSubscribe: false });
  const { egressId } = await lab.client.startRoomCompositeEgress(
    room,
    {
      file: new EncodedFileOutput({ filepath: 'recordings/{room_name}' }),
      segments: new SegmentedFileOutput({ filenamePrefix: 'hls/part', segmentDuration: 1 }),
    },
    { layout: 'speaker-light' },
  );
  await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  const hls = join(lab.folder, 'hls');
  await vi.waitFor(async () => expect(await readdir(hls)).toContain('part_00002.ts'), {
    timeout: 20_000,
    interval: 100,
  });
  await lab.client.stopEgress(egressId);
  const info = await lab.until(egressId, EgressStatus.EGRESS_COMPLETE);

  const path = join(lab.folder, 'recordings', `${room}.mp4`);
  const [file] = info.fileResults;
  expect(file).toMatchObject({ filename: `recordings/${room}.mp4`, location: path });
  expect(file!.size).toBeGreaterThan(10_000n);
  expect(Number(file!.duration) / 1e9).toBeGreaterThan(2);
  await using demuxer = await Demuxer.open(path);
  expect(demuxer.video()?.codecpar).toMatchObject({ width: 1280, height: 720 });
  expect(demuxer.audio()).toBeDefined();

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
  const manifest = JSON.parse(await readFile(info.manifestLocation, 'utf8')) as {
    egress_id: string;
    playlists: { segments: unknown[] }[];
  };
  expect(manifest.egress_id).toBe(egressId);
  expect(manifest.playlists[0]?.segments).toHaveLength(listed.length);
});
