// How many broadcasts of four people run side by side on this machine before one leaves out more than a stray picture.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BroadcastStats, BroadcasterProcess } from '@airlock-rtc/broadcaster/process';
import { BenchRoom, untilActive } from './bench-room.js';

const PEOPLE = 4;
const MOST = 6;
const SECONDS = 15;
/** A host that takes a moment away costs a picture or two, whatever else runs: a hundredth is not yet a stutter. */
const STRAY = 0.01 * 30 * SECONDS;

await using room = await BenchRoom.open(PEOPLE, MOST * (SECONDS + 10));
const running: BroadcasterProcess[] = [];
try {
  while (running.length < MOST) {
    running.push(room.broadcast(`stream-${running.length}`));
    await untilActive(running.at(-1)!);
    await sleep(5000);
    const { dropped, fps, tiles } = await watch();
    const words = `${dropped} pictures left out, ${fps.toFixed(1)} a second, ${tiles.toFixed(1)} new in tiles`;
    console.log(`${running.length} at once, the worst in ${SECONDS} s: ${words}`);
    if (dropped > STRAY) break;
  }
} finally {
  await Promise.all(running.map((each) => each.stop()));
}
process.exit(0);

/** The figures of whichever broadcast does worst. */
async function watch(): Promise<{ dropped: number; fps: number; tiles: number }> {
  const all = running.map((broadcaster) => {
    const stats: BroadcastStats[] = [];
    broadcaster.on('stats', (each) => stats.push(each));
    return stats;
  });
  await sleep(SECONDS * 1000);
  const mean = (stats: BroadcastStats[], pick: (each: BroadcastStats) => number): number =>
    stats.reduce((sum, each) => sum + pick(each), 0) / stats.length;
  return {
    dropped: Math.max(...all.map((stats) => stats.at(-1)!.droppedFrames - stats[0]!.droppedFrames)),
    fps: Math.min(...all.map((stats) => mean(stats, (each) => each.framesPerSecond))),
    tiles: Math.min(...all.map((stats) => mean(stats, (each) => each.tileFramesPerSecond))),
  };
}
