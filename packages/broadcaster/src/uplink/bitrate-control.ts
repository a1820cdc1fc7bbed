// Chooses the bit rate of the encoder by what the uplink takes: down in steps before frames are lost, and up again.

export interface UplinkState {
  /** How late that which is sent now is going to arrive. */
  readonly latenessMs: number;
  /** What arrives in a second; `undefined` where a server does not tell. */
  readonly deliveredBps: number | undefined;
}

/** One step down or up. */
const STEP = 0.8;
/** Below this share of what was asked for, a frame is worth more than its bits: then frames are dropped. */
const FLOOR = 0.05;
const LATE_MS = 500;
/** Beyond this, frames are left out: no stream is ever 3 s late. */
export const TOO_LATE_MS = 1800;
/** A link that is in time again so soon had only stumbled: the rate is what it was, once in a while. */
const STUMBLE_MS = 1500;
const BETWEEN_STUMBLES_MS = 10_000;
/** So late, the rate goes below what arrives at once, so that the lag shrinks. */
const IN_TIME_MS = 250;
/** Below this share of what arrives, the lag shrinks by itself. */
const SHRINKS = 0.9;
const BETWEEN_STEPS_DOWN_MS = 500;
/** The first try to go up; each that fails doubles it, each that holds halves it. */
const FIRST_WAIT_MS = 2000;
const SHORTEST_WAIT_MS = 1000;
/** A try costs less than a second of lag, and a link that has recovered is not left unused for longer than this. */
const LONGEST_WAIT_MS = 10_000;

export class BitrateControl {
  #bitrateBps: number;
  #lastChangeMs = -Infinity;
  #lastRaiseMs = -Infinity;
  #lastLowerMs = -Infinity;
  #waitMs = FIRST_WAIT_MS;
  #inTimeSinceMs: number | undefined;
  /** Since it was last in time. */
  #fall: { readonly fromBps: number; readonly atMs: number } | undefined;
  #lastStumbleMs = -Infinity;

  /** @param wantedBps of the video; audio is never lowered. */
  constructor(
    private readonly wantedBps: number,
    private readonly audioBps: number,
  ) {
    this.#bitrateBps = wantedBps;
  }

  get bitrateBps(): number {
    return this.#bitrateBps;
  }

  get isLowered(): boolean {
    return this.#bitrateBps < this.wantedBps;
  }

  /** To be called a few times a second; returns the rate to encode with. */
  update({ latenessMs, deliveredBps }: UplinkState, nowMs: number): number {
    if (latenessMs > LATE_MS) {
      this.#inTimeSinceMs = undefined;
      const isShrinking = this.#bitrateBps + this.audioBps < (deliveredBps ?? 0) * SHRINKS;
      const isDue = nowMs - this.#lastChangeMs >= BETWEEN_STEPS_DOWN_MS;
      if (isDue && !isShrinking) this.#lower(deliveredBps, nowMs);
    } else if (latenessMs > IN_TIME_MS) this.#inTimeSinceMs = undefined;
    else {
      this.#inTimeSinceMs ??= nowMs;
      this.#getUp(nowMs);
      if (this.isLowered && nowMs - Math.max(this.#inTimeSinceMs, this.#lastChangeMs) >= this.#waitMs) {
        this.#raise(nowMs);
      }
    }
    return this.#bitrateBps;
  }

  #getUp(nowMs: number): void {
    const fall = this.#fall;
    this.#fall = undefined;
    if (!fall || nowMs - fall.atMs > STUMBLE_MS || nowMs - this.#lastStumbleMs < BETWEEN_STUMBLES_MS) return;
    this.#bitrateBps = fall.fromBps;
    this.#lastStumbleMs = nowMs;
  }

  #lower(deliveredBps: number | undefined, nowMs: number): void {
    this.#fall ??= { fromBps: this.#bitrateBps, atMs: nowMs };
    // Soon after a step up that step was one too many; after a long calm the network has changed. Once for each fall.
    if (this.#lastRaiseMs > this.#lastLowerMs || this.#lastLowerMs === -Infinity) {
      const wasTooBold = nowMs - this.#lastRaiseMs < 2 * this.#waitMs;
      this.#waitMs = wasTooBold ? Math.min(2 * this.#waitMs, LONGEST_WAIT_MS) : FIRST_WAIT_MS;
    }
    const fitting = deliveredBps === undefined ? Infinity : (deliveredBps - this.audioBps) * STEP;
    const next = Math.min(this.#bitrateBps * STEP, fitting);
    this.#bitrateBps = Math.round(Math.max(next, this.wantedBps * FLOOR));
    this.#lastChangeMs = nowMs;
    this.#lastLowerMs = nowMs;
  }

  #raise(nowMs: number): void {
    // The step before this one has held for as long as was to be waited.
    const hasHeld = this.#lastRaiseMs >= this.#lastLowerMs && this.#lastRaiseMs > -Infinity;
    if (hasHeld) this.#waitMs = Math.max(this.#waitMs / 2, SHORTEST_WAIT_MS);
    this.#bitrateBps = Math.min(this.wantedBps, Math.round(this.#bitrateBps / STEP));
    this.#lastChangeMs = nowMs;
    this.#lastRaiseMs = nowMs;
  }
}
