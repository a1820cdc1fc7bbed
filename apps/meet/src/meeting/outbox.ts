// Sends custom events one after the other, no faster than the Spaces API takes them.

/** A custom event a second is let through (spaces-web 1.2.0); a little more keeps clear of the edge. */
const INTERVAL_MS = 1050;

export interface OutboxOptions {
  readonly publish: (payload: string) => Promise<unknown>;
  readonly intervalMs?: number;
}

/** A queue in front of `publishCustomEvent`, so that nobody is told to type more slowly. The chat and the gestures share one. */
export class Outbox {
  readonly #options: Required<OutboxOptions>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: OutboxOptions) {
    this.#options = { intervalMs: INTERVAL_MS, ...options };
  }

  /**
   * Resolves when `payload` is out; rejects as `publish` does, and the events behind it still go.
   * A function is asked when its turn comes, for what has to be true then.
   */
  send(payload: string | (() => string)): Promise<unknown> {
    const { publish, intervalMs } = this.#options;
    const sent = this.#last.then(() => publish(typeof payload === 'string' ? payload : payload()));
    const pause = () => new Promise((resolve) => setTimeout(resolve, intervalMs));
    this.#last = sent.then(pause, pause);
    return sent;
  }
}
