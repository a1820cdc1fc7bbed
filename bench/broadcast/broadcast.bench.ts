// What a broadcast costs and how well it keeps up, beside the floor that was measured in the same run.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BroadcastStats } from '@airlock-rtc/broadcaster/process';
import { BenchRoom, untilActive, VIDEO_BITRATE_BPS } from './bench-room.js';
import { measureFloor } from './floor.js';
import { threadSeconds, treeUsage } from './process-tree.js';
import { spread } from './spread.js';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1,4,10' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '1' },
    size: { type: 'string', default: '1280x720' },
  },
});
const seconds = Number(values.seconds);
const [width, height] = values.size.split('x').map(Number) as [number, number];

for (const people of values.people.split(',').map(Number)) {
  const rounds: Record<string, number>[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    await using room = await BenchRoom.open(people, seconds + 10);
    const { threads, ...measured } = await measure(room);
    const { media } = room;
    const settings = { media, people, width, height, videoBitrateBps: VIDEO_BITRATE_BPS };
    const floor = await measureFloor({ ...settings, seconds: Math.min(seconds, 15) });
    const floorCores = floor.decodeCores + floor.x264Cores + floor.aacCores;
    rounds.push({ ...measured, ...floor, floorCores, ratio: measured.cores / floorCores });
    console.log(`${people} people, threads:`, threads);
  }
  console.log(`${people} people, ${values.rounds} rounds of ${seconds} s:`);
  for (const name of Object.keys(rounds[0]!))
    console.log(`  ${name}: ${spread(rounds.map((each) => each[name]!))}`);
}
process.exit(0);

async function measure(room: BenchRoom) {
  const startMs = performance.now();
  await using broadcaster = room.broadcast('cost', undefined, values.size);
  const stats: BroadcastStats[] = [];
  broadcaster.on('stats', (each) => stats.push(each));
  await untilActive(broadcaster);
  const activeMs = performance.now() - startMs;
  await sleep(6000);
  stats.length = 0;
  const before = treeUsage(broadcaster.pid!);
  const threadsBefore = threadSeconds(broadcaster.pid!);
  const beginMs = performance.now();
  await sleep(seconds * 1000);
  const after = treeUsage(broadcaster.pid!);
  const threadsAfter = threadSeconds(broadcaster.pid!);
  const elapsed = (performance.now() - beginMs) / 1000;
  const mean = (pick: (each: BroadcastStats) => number) =>
    stats.reduce((sum, each) => sum + pick(each), 0) / stats.length;
  const threads = [...threadsAfter]
    .map(([name, used]) => [name, (used - (threadsBefore.get(name) ?? 0)) / elapsed] as const)
    .filter(([, cores]) => cores > 0.004)
    .sort((a, b) => b[1] - a[1])
    .map(([name, cores]) => `${name} ${cores.toFixed(3)}`);
  return {
    threads: threads.join(', '),
    cores: (after.cpuSeconds - before.cpuSeconds) / elapsed,
    memoryMiB: after.memoryBytes / 2 ** 20,
    activeMs,
    framesPerSecond: mean((each) => each.framesPerSecond),
    tileFramesPerSecond: mean((each) => each.tileFramesPerSecond),
    droppedFrames: stats.at(-1)!.droppedFrames - stats[0]!.droppedFrames,
    bitrateKbps: mean((each) => each.bitrateBps) / 1000,
  };
}
