// Until when a process may send unless it is told so again: a frozen owner ends nothing.
import { machineClockMs } from '@airlock-rtc/contract/machine-clock';
import { BroadcasterError } from '../broadcaster-error.js';

const WATCH_MS = 250;

export class Lease {
  #untilMs = Infinity;
  #watch: NodeJS.Timeout | undefined;

  /** @param onLapsed called once. */
  constructor(
    private readonly onLapsed: () => void,
    private readonly nowMs: () => number = machineClockMs,
  ) {}

  get hasLapsed(): boolean {
    return this.nowMs() >= this.#untilMs;
  }

  /** Without a first call it never lapses. One that has lapsed is not extended any more. */
  extend(untilMs: number): void {
    if (!this.hasLapsed) this.#untilMs = untilMs;
    this.#watch ??= setInterval(() => this.#check(), WATCH_MS).unref();
  }

  #check(): void {
    if (!this.hasLapsed) return;
    clearInterval(this.#watch);
    this.onLapsed();
  }
}

export function leaseLapsed(): BroadcasterError {
  const words = "The process that began the broadcast did not renew the broadcast's lease in time.";
  return new BroadcasterError('lease_lapsed', words);
}
