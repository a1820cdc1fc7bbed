// Custom events that cannot be announced yet, kept in order and not for ever.
import type { CustomEvent } from './custom-event.js';

/** LiveKit announces people without tracks up to 3 s late (livekit-server 1.13). */
const KEPT_FOR_MS = 10_000;
/** Anyone may send: the oldest give way. */
const MOST_EVENTS = 256;

interface Held {
  readonly identity: string;
  readonly event: CustomEvent;
  readonly untilMs: number;
}

export class HeldEvents {
  readonly #now: () => number;
  #held: Held[] = [];

  /** @param now in milliseconds, never set back */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(identity: string, event: CustomEvent): void {
    this.#held.push({ identity, event, untilMs: this.#now() + KEPT_FOR_MS });
    if (this.#held.length > MOST_EVENTS) this.#held.shift();
  }

  /** Takes out those that are accepted, oldest first; forgets those that waited too long. */
  release(accept: (identity: string, event: CustomEvent) => boolean): void {
    const nowMs = this.#now();
    const [held, kept]: Held[][] = [this.#held, []];
    this.#held = [];
    for (const each of held!)
      if (each.untilMs > nowMs && !accept(each.identity, each.event)) kept!.push(each);
    this.#held = [...kept!, ...this.#held];
  }
}
