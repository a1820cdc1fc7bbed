// A room full of pre-encoded people, and an RTMP server to broadcast it to.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BroadcasterProcess } from '@airlock-rtc/broadcaster/process';
import type { BroadcastResolution } from '@airlock-rtc/contract';
import { Ingest, startWorld, type World } from '@airlock-rtc/testkit';
import { makeMedia, MEDIA_FILES } from './media.js';

const ROOM = 'bench';
const FOLDER = fileURLToPath(new URL('../../.cache/bench-broadcast/', import.meta.url));
export const VIDEO_BITRATE_BPS = 3_000_000;

export class BenchRoom implements AsyncDisposable {
  private constructor(
    readonly world: World,
    readonly ingest: Ingest,
    readonly media: string,
    private readonly publishing: ChildProcess | undefined,
  ) {}

  /**
   * The media are played once: what is measured must be over after `seconds`.
   * @param redis address of one that LiveKit shares with its Egress.
   */
  static async open(people: number, seconds: number, redis?: string): Promise<BenchRoom> {
    await mkdir(FOLDER, { recursive: true });
    const media = await makeMedia(FOLDER, seconds);
    const publisher = await buildPublisher();
    const [world, ingest] = await Promise.all([
      startWorld(redis ? { livekit: { config: { redis: { address: redis } } } } : {}),
      Ingest.start(),
    ]);
    const publishing = people > 0 ? await publish(publisher, { world, people, media }) : undefined;
    return new BenchRoom(world, ingest, media, publishing);
  }

  /** A broadcast of this room in a process of its own. */
  broadcast(
    streamKey: string,
    destination = this.ingest.url(streamKey),
    size = '1280x720',
  ): BroadcasterProcess {
    const { url, apiKey, apiSecret } = this.world.livekit;
    return new BroadcasterProcess({
      ...{ url, apiKey, apiSecret, room: ROOM, layout: 'gallery' },
      destinations: [{ id: 'bench', url: destination, isPublicOnly: false }],
      resolution: size as BroadcastResolution,
      videoBitrateBps: VIDEO_BITRATE_BPS,
    });
  }

  get room(): string {
    return ROOM;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.publishing?.kill('SIGINT');
    await this.world[Symbol.asyncDispose]();
    await this.ingest[Symbol.asyncDispose]();
  }
}

export async function untilActive(broadcaster: BroadcasterProcess): Promise<void> {
  while (broadcaster.status.state === 'starting') await once(broadcaster, 'status');
  if (broadcaster.status.state !== 'active') throw new Error(JSON.stringify(broadcaster.status));
}

async function publish(
  publisher: string,
  { world, people, media }: { world: World; people: number; media: string },
): Promise<ChildProcess> {
  const { url, apiKey, apiSecret } = world.livekit;
  const where = ['-url', url, '-room', ROOM, '-people', `${people}`];
  const child = spawn(publisher, [...where, '-media', media, '-files', `${MEDIA_FILES}`], {
    env: { ...process.env, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function buildPublisher(): Promise<string> {
  const binary = `${FOLDER}publisher`;
  if (existsSync(binary)) return binary;
  const cwd = fileURLToPath(new URL('./publisher/', import.meta.url));
  const [code] = (await once(
    spawn('go', ['build', '-o', binary, '.'], { cwd, stdio: 'inherit' }),
    'close',
  )) as [number];
  if (code !== 0) throw new Error('The publisher was not built. Install Go 1.25 or newer.');
  return binary;
}
