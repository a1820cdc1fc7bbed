// Broadcasts somebody who claps, and measures how far audio and video are apart in what an audience receives.
import { Ingest, startWorld } from '@airlock-rtc/testkit';
import { expect } from 'vitest';
import { startClapping } from './clap.js';
import { clapOffsets, driftMsPerMinute } from './clap-offsets.js';
import { median } from './median.js';
import { startBroadcast } from './start-broadcast.js';
import { StolenTime } from './stolen-time.js';

const AIM_MS = 40;
const DRIFT_MINUTES = 10;

/**
 * The median, nine claps of ten, and the drift over ten minutes must stay within 40 ms. The drift is the
 * slope of a line through all claps: with 180 of them, 10 ms apart by chance, it is known to 9 ms in ten minutes. The
 * tenth clap is for a busy machine: when NetEq jumps, the frames follow within half a second. Where the host takes time away, NetEq jumps all
 * the time, and only the median is held, to 100 ms.
 */
export async function expectInStep(seconds: number): Promise<void> {
  await using world = await startWorld();
  const stolen = new StolenTime();
  await using ingest = await Ingest.start();
  await using _clapper = await startClapping(world, 'hall');
  const url = ingest.url('hall');
  await using _broadcast = await startBroadcast(world, {
    room: 'hall',
    destinations: [url],
    layout: 'active-speaker',
    resolution: '720x720',
  });
  // The first seconds, while WebRTC finds its own delay, are not counted.
  const offsets = (await clapOffsets(url, seconds + 5)).filter(
    ({ atSeconds }, _i, all) => atSeconds > all[0]!.atSeconds + 5,
  );
  const values = offsets.map(({ offsetMs }) => offsetMs);
  const drift = driftMsPerMinute(offsets);
  const within = values.filter((value) => Math.abs(value) <= AIM_MS).length / values.length;
  const summary = [
    `sound after picture: median ${median(values).toFixed(1)} ms`,
    `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)} ms`,
    `${(within * 100).toFixed(0)} % of ${values.length} claps within ${AIM_MS} ms`,
    `drift ${drift.toFixed(2)} ms a minute; ${stolen}`,
  ].join(', ');
  console.log(summary);
  const limitMs = stolen.limit({ calm: AIM_MS, starved: 100 });
  expect(values.length, summary).toBeGreaterThan(seconds * 0.9);
  expect(Math.abs(median(values)), summary).toBeLessThan(limitMs);
  expect(within, summary).toBeGreaterThan(stolen.limit({ calm: 0.9, starved: 0 }));
  expect(Math.abs(drift * DRIFT_MINUTES), summary).toBeLessThan(limitMs);
}
