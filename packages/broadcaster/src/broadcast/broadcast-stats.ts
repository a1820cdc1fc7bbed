// Counts what a broadcast does, and reads the counters once a second as rates.

export interface BroadcastStats {
  /** Pictures sent to the encoder in the last second. */
  readonly framesPerSecond: number;
  /** Of those, the ones in which something had changed. */
  readonly changedPerSecond: number;
  /** New pictures of all tiles in the last second. */
  readonly tilePicturesPerSecond: number;
  /** Sent to the destination that takes most. */
  readonly bitrateBps: number;
  /** Since the start: moments of the clock without a picture, and pictures that a slow receiver did not get. */
  readonly droppedFrames: number;
  /** Cores used by this process in the last second. */
  readonly cpuCores: number;
  readonly memoryBytes: number;
  /** People in the room. */
  readonly people: number;
}

export interface BroadcastCounters {
  frames: number;
  changed: number;
  tilePictures: number;
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
    tilePictures: 0,
  };

  read(counters: BroadcastCounters, sentBytes: readonly number[], people: number): BroadcastStats {
    const before = this.#last;
    const { frames, changed, tilePictures, dropped } = counters;
    const sent = Math.max(0, ...sentBytes);
    this.#last = { atMs: performance.now(), cpu: process.cpuUsage(), sent, frames, changed, tilePictures };
    const seconds = Math.max(0.001, (this.#last.atMs - before.atMs) / 1000);
    const cpuUs = this.#last.cpu.user + this.#last.cpu.system - before.cpu.user - before.cpu.system;
    return {
      framesPerSecond: (frames - before.frames) / seconds,
      changedPerSecond: (changed - before.changed) / seconds,
      tilePicturesPerSecond: (tilePictures - before.tilePictures) / seconds,
      bitrateBps: Math.max(0, ((sent - before.sent) * 8) / seconds),
      droppedFrames: dropped,
      cpuCores: cpuUs / 1e6 / seconds,
      memoryBytes: process.memoryUsage.rss(),
      people,
    };
  }
}
