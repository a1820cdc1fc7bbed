// Counts what a broadcast does, and reads the counters once a second as rates.
import type { Loudness } from '../audio/loudness.js';

export interface BroadcastStats {
  /** Frames sent to the encoder in the last second; with audio alone, steps of the clock. */
  readonly framesPerSecond: number;
  /** Of those, the ones in which something had changed. */
  readonly changedPerSecond: number;
  /** New frames of all tiles in the last second. */
  readonly tileFramesPerSecond: number;
  /** Sent to the destination that takes most. */
  readonly bitrateBps: number;
  /** Since the start: moments of the clock without a frame, and frames that a slow receiver did not get. */
  readonly droppedFrames: number;
  /** What the video is encoded with now: less than was asked for while the uplink is slow. */
  readonly videoBitrateBps: number;
  /** FFmpeg's name of what encodes the video now, such as `libx264` or `h264_nvenc`; absent with audio alone. */
  readonly encoder?: string;
  /** How late what is sent now is going to arrive at the destination that is furthest behind. */
  readonly latenessMs: number;
  /** Of the mix; absent without audio, and when it cannot be measured. */
  readonly loudness?: Loudness;
  /** Cores used by this process in the last second. */
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /** People in the room. */
  readonly people: number;
}

export interface BroadcastCounters {
  frames: number;
  changed: number;
  tileFrames: number;
  dropped: number;
}

/** @param sentBytes bytes sent so far to each destination. */
export class StatsReader {
  #last = {
    atMs: performance.now(),
    cpu: process.cpuUsage(),
    sent: 0,
    frames: 0,
    changed: 0,
    tileFrames: 0,
  };

  read(
    counters: BroadcastCounters,
    sentBytes: readonly number[],
    now: Pick<BroadcastStats, 'people' | 'videoBitrateBps' | 'latenessMs' | 'loudness' | 'encoder'>,
  ): BroadcastStats {
    const before = this.#last;
    const { frames, changed, tileFrames, dropped } = counters;
    const sent = Math.max(0, ...sentBytes);
    this.#last = { atMs: performance.now(), cpu: process.cpuUsage(), sent, frames, changed, tileFrames };
    const seconds = Math.max(0.001, (this.#last.atMs - before.atMs) / 1000);
    const cpuUs = this.#last.cpu.user + this.#last.cpu.system - before.cpu.user - before.cpu.system;
    return {
      framesPerSecond: (frames - before.frames) / seconds,
      changedPerSecond: (changed - before.changed) / seconds,
      tileFramesPerSecond: (tileFrames - before.tileFrames) / seconds,
      bitrateBps: Math.max(0, ((sent - before.sent) * 8) / seconds),
      droppedFrames: dropped,
      cpuCores: cpuUs / 1e6 / seconds,
      memoryBytes: process.memoryUsage.rss(),
      ...now,
    };
  }
}
