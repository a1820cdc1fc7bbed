// After the end: sizes and places of what was written, and the manifest beside it.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moveIndexToFront } from '@airlock-rtc/broadcaster/supervisor';
import { EgressStatus } from '@livekit/protocol';
import type { EgressRecord } from '../info/egress-record.js';
import type { PlannedFile, PlannedSegments } from '../request/outputs.js';

/** Fills in the results of a record that has ended. */
export async function finishFiles({ info, outputs }: EgressRecord): Promise<void> {
  const manifest: Manifest = {
    egress_id: info.egressId,
    room_id: info.roomId,
    room_name: info.roomName,
    started_at: Number(info.startedAt),
    ended_at: Number(info.endedAt),
  };
  let manifestPath: string | undefined;
  for (const output of outputs) {
    if (output.kind === 'file') await finishFile(output, info.fileResults[0], manifest);
    else if (output.kind === 'segments') await finishSegments(output, info.segmentResults[0], manifest);
    else continue;
    const path = output.kind === 'file' ? output.path : output.playlistPath;
    if (output.hasManifest) manifestPath ??= join(dirname(path), `${info.egressId}.json`);
  }
  if (!manifestPath || info.status === EgressStatus.EGRESS_ABORTED) return;
  await writeFile(manifestPath, JSON.stringify(manifest));
  info.manifestLocation = manifestPath;
}

/** LiveKit Egress' manifest (1.14). */
interface Manifest {
  egress_id: string;
  room_id: string;
  room_name: string;
  started_at: number;
  ended_at: number;
  files?: { filename: string; location: string }[];
  playlists?: { location: string; segments: { filename: string; location: string }[] }[];
}

async function finishFile(
  { path, name }: PlannedFile,
  result: { size: bigint; location: string } | undefined,
  manifest: Manifest,
): Promise<void> {
  // The broadcaster's process leaves a large one to whoever outlives it. What cannot be rearranged is a good file still.
  if (path.endsWith('.mp4')) await moveIndexToFront(path, Infinity).catch(() => false);
  const size = await sizeOf(path);
  if (!result || size === undefined) return;
  result.size = BigInt(size);
  result.location = path;
  manifest.files = [{ filename: name, location: path }];
}

async function finishSegments(
  output: PlannedSegments,
  result:
    | {
        size: bigint;
        segmentCount: bigint;
        playlistLocation: string;
        livePlaylistLocation: string;
      }
    | undefined,
  manifest: Manifest,
): Promise<void> {
  const playlist = await readFile(output.playlistPath, 'utf8').catch(() => undefined);
  if (!result || playlist === undefined) return;
  const folder = dirname(output.playlistPath);
  const present = new Set(await readdir(folder));
  const names = playlist.split('\n').filter((line) => line && !line.startsWith('#') && present.has(line));
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))));
  result.size = BigInt(sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0));
  result.segmentCount = BigInt(names.length);
  result.playlistLocation = output.playlistPath;
  if (output.livePlaylistName) result.livePlaylistLocation = join(folder, basename(output.livePlaylistName));
  manifest.playlists = [
    {
      location: output.playlistPath,
      segments: names.map((name) => ({ filename: basename(name), location: join(folder, name) })),
    },
  ];
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}
