// What a broadcast costs and how well it keeps up, beside the floor that was measured in the same run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BroadcasterProcess, type BroadcastStats } from '@airlock/broadcaster/process';
import { Ingest, startWorld, type World } from '@airlock/testkit';
import { measureFloor } from './floor.js';
import { makeMedia, MEDIA_FILES } from './media.js';
import { threadSeconds, treeUsage } from './process-tree.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1,4,10' },
    seconds: { type: 'string', default: '60' },
    size: { type: 'string', default: '1280x720' },
    'skip-floor': { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const size = values.size as '1280x720';
const [width, height] = size.split('x').map(Number) as [number, number];
const videoBitrateBps = 3_000_000;
const folder = fileURLToPath(new URL('../../.cache/bench-broadcast/', import.meta.url));

await mkdir(folder, { recursive: true });
const media = await makeMedia(folder, seconds + 30);
const publisher = await buildPublisher();

for (const people of values.people.split(',').map(Number)) {
  await using world = await startWorld();
  await using ingest = await Ingest.start();
  const publishing = await publish(world, people);
  try {
    const measured = await measureBroadcast(world, ingest.url('bench'));
    const floor = values['skip-floor']
      ? { decodeCores: NaN, x264Cores: NaN, aacCores: NaN }
      : await measureFloor({ media, people, width, height, videoBitrateBps, seconds: Math.min(seconds, 20) });
    const floorCores = floor.decodeCores + floor.x264Cores + floor.aacCores;
    console.log(
      JSON.stringify(
        { people, ...measured, ...floor, floorCores, ratio: measured.cores / floorCores },
        round,
        1,
      ),
    );
  } finally {
    publishing.kill('SIGINT');
  }
}
process.exit(0);

async function measureBroadcast(world: World, destination: string) {
  const { url, apiKey, apiSecret } = world.livekit;
  const startMs = performance.now();
  await using broadcaster = new BroadcasterProcess({
    url,
    apiKey,
    apiSecret,
    room: 'bench',
    destinations: [destination],
    layout: 'gallery',
    resolution: size,
    videoBitrateBps,
  });
  const stats: BroadcastStats[] = [];
  broadcaster.on('stats', (each) => stats.push(each));
  while (broadcaster.status.state !== 'active') await once(broadcaster, 'status');
  const activeMs = performance.now() - startMs;
  await sleep(5000);
  stats.length = 0;
  const before = treeUsage(broadcaster.pid!);
  const threadsBefore = threadSeconds(broadcaster.pid!);
  const beginMs = performance.now();
  await sleep(seconds * 1000);
  const after = treeUsage(broadcaster.pid!);
  const threads = threadSeconds(broadcaster.pid!);
  const elapsed = (performance.now() - beginMs) / 1000;
  const mean = (pick: (each: BroadcastStats) => number) =>
    stats.reduce((sum, each) => sum + pick(each), 0) / stats.length;
  return {
    cores: (after.cpuSeconds - before.cpuSeconds) / elapsed,
    threads: Object.fromEntries(
      [...threads]
        .map(([name, used]) => [name, (used - (threadsBefore.get(name) ?? 0)) / elapsed] as const)
        .filter(([, cores]) => cores > 0.004)
        .sort((a, b) => b[1] - a[1]),
    ),
    memoryMiB: after.memoryBytes / 2 ** 20,
    activeMs,
    framesPerSecond: mean((each) => each.framesPerSecond),
    tilePicturesPerSecond: mean((each) => each.tilePicturesPerSecond),
    droppedFrames: stats.at(-1)!.droppedFrames - stats[0]!.droppedFrames,
    bitrateKbps: mean((each) => each.bitrateBps) / 1000,
  };
}

async function publish(world: World, people: number) {
  const { url, apiKey, apiSecret } = world.livekit;
  const args = [
    '-url',
    url,
    '-room',
    'bench',
    '-people',
    `${people}`,
    '-media',
    media,
    '-files',
    `${MEDIA_FILES}`,
  ];
  const child = spawn(publisher, args, {
    env: { ...process.env, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function buildPublisher(): Promise<string> {
  const binary = `${folder}publisher`;
  if (existsSync(binary)) return binary;
  const cwd = fileURLToPath(new URL('./publisher/', import.meta.url));
  const [code] = (await once(
    spawn('go', ['build', '-o', binary, '.'], { cwd, stdio: 'inherit' }),
    'close',
  )) as [number];
  if (code !== 0) throw new Error('The publisher was not built. Install Go 1.25 or newer.');
  return binary;
}

function round(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
