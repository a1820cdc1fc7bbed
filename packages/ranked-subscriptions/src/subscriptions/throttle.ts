// Keeps changes of subscriptions below what a server takes at once.

const CHANGES_AT_FIRST = 24;
const CHANGES = 12;
const INTERVAL_MS = 100;

/**
 * livekit-server 1.13 queues 50 changes of one participant's subscriptions, and looks at those it had no room for
 * every three seconds. Each takes two places, since livekit-client 2.9 to 2.23 names the track twice in its request
 * (by itself, and under an empty participant), and a subscription is queued each time that it is asked for. So large
 * changes are sent in parts, the first of which may find the queue empty; small ones pass at once and start no more
 * than a timer.
 */
export class Throttle {
  readonly #onRoom: () => void;
  #left = CHANGES_AT_FIRST;
  #isWanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onRoom called when there is room again for what was turned away */
  constructor(onRoom: () => void) {
    this.#onRoom = onRoom;
  }

  /** @returns false when the change must wait for `onRoom`. */
  take(): boolean {
    if (this.#left === 0) {
      this.#isWanted = true;
      return false;
    }
    this.#left -= 1;
    this.#timer ??= setTimeout(() => this.#renew(), INTERVAL_MS);
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #renew(): void {
    const isWanted = this.#isWanted;
    this.#left = CHANGES;
    this.#isWanted = false;
    this.#timer = undefined;
    if (isWanted) this.#onRoom();
  }
}
