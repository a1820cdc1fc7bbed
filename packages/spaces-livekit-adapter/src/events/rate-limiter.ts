// Lets one call through per interval, as the clients of spaces-web 1.2.0 did before asking the server.

export class RateLimiter {
  readonly #intervalMs: number;
  readonly #now: () => number;
  #nextAtMs = -Infinity;

  /** @param now in milliseconds, never set back */
  constructor(intervalMs: number, now: () => number) {
    this.#intervalMs = intervalMs;
    this.#now = now;
  }

  /** Whether a call may pass now; then none may for an interval. */
  tryPass(): boolean {
    const nowMs = this.#now();
    if (nowMs < this.#nextAtMs) return false;
    this.#nextAtMs = nowMs + this.#intervalMs;
    return true;
  }
}
