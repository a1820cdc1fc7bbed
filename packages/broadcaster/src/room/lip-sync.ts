// Keeps everybody's audio and video together: whichever comes out of WebRTC sooner waits for the other.
import type { TrackDelay } from './track-delay.js';

/** How often WebRTC is asked for its delays: NetEq may move its own by some tens of milliseconds at a time. */
const MEASURE_MS = 500;
/** Nothing waits longer than this for the other. */
const LONGEST_MS = 400;

/** Media of one track on its way to the canvas or to the mix. */
export interface Intake {
  /** How long it was under way since it reached this machine. */
  readonly delay: TrackDelay;
  /** The least that it must wait, to be even. */
  readonly leastWaitMs: number;
  /** How long after it came out of WebRTC it is to be seen or heard. */
  set waitMs(value: number);
}

/**
 * libwebrtc holds audio and video together only when they share a stream, and LiveKit gives each track its own
 * (`sync_streams` is off by default in livekit-server 1.13). NetEq then delays audio by 20 to 200 ms, as the network
 * and the load of both machines ask, keeps that for minutes, and frames know nothing of it.
 */
export class LipSync implements Disposable {
  readonly #people = new Map<string, Map<Intake, number | undefined>>();
  readonly #timer = setInterval(() => void this.#measureEveryone(), MEASURE_MS);
  #isMeasuring = false;

  add(personId: string, intake: Intake): void {
    const media = this.#people.get(personId) ?? new Map<Intake, number | undefined>();
    this.#people.set(personId, media.set(intake, undefined));
  }

  remove(intake: Intake): void {
    for (const [personId, media] of this.#people) {
      if (media.delete(intake) && media.size === 0) this.#people.delete(personId);
    }
  }

  async #measureEveryone(): Promise<void> {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    try {
      for (const media of this.#people.values()) if (media.size > 1) await measure(media);
    } finally {
      this.#isMeasuring = false;
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#people.clear();
  }
}

async function measure(media: Map<Intake, number | undefined>): Promise<void> {
  for (const intake of [...media.keys()]) {
    const delayMs = await intake.delay.read();
    if (delayMs !== undefined && media.has(intake)) media.set(intake, delayMs);
  }
  const known = [...media].filter((entry): entry is [Intake, number] => entry[1] !== undefined);
  const waits = waitsTogether(known.map(([{ leastWaitMs }, underWayMs]) => ({ underWayMs, leastWaitMs })));
  known.forEach(([intake], i) => (intake.waitMs = waits[i]!));
}

/** How long each must wait so that all are seen and heard at the same time, and as soon as that can be. */
export function waitsTogether(media: readonly { underWayMs: number; leastWaitMs: number }[]): number[] {
  const slowest = Math.max(...media.map(({ underWayMs, leastWaitMs }) => underWayMs + leastWaitMs));
  return media.map(({ underWayMs, leastWaitMs }) =>
    Math.min(Math.max(slowest - underWayMs, leastWaitMs), Math.max(LONGEST_MS, leastWaitMs)),
  );
}
