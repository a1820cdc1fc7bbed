// Lets one call through per interval, as the clients of spaces-web 1.2.0 did before asking the server.

export class RateGate {
  readonly #intervalMs: number;
  readonly #now: () => number;
  #opensAtMs = -Infinity;

  /** @param now milliseconds since the epoch */
  constructor(intervalMs: number, now: () => number) {
    this.#intervalMs = intervalMs;
    this.#now = now;
  }

  /** Closes for an interval when it was open. */
  tryPass(): boolean {
    const nowMs = this.#now();
    if (nowMs < this.#opensAtMs) return false;
    this.#opensAtMs = nowMs + this.#intervalMs;
    return true;
  }
}
