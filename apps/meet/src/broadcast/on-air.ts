// Where the broadcast of a room stands: asked of the gateway whenever the room's own sign changes, and while it is on.
import { ViewModel } from '../view-model/view-model.js';
import type { Broadcast, BroadcastFormat, BroadcastService } from './broadcast-service.js';

export interface OnAirView extends Broadcast {
  readonly isStopping: boolean;
}

const ASK_AGAIN_MS = 2000;

export class OnAir extends ViewModel<OnAirView> {
  readonly #service: BroadcastService;
  #isStarting = false;
  #isFollowing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(service: BroadcastService) {
    super({ state: 'idle', isStopping: false });
    this.#service = service;
  }

  /** Follows the broadcast until the returned function is called. */
  readonly follow = (): (() => void) => {
    this.#isFollowing = true;
    void this.refresh();
    return () => {
      this.#isFollowing = false;
      clearTimeout(this.#timer);
    };
  };

  /** Asks now. An answer that does not come leaves what was known. */
  readonly refresh = async (): Promise<void> => {
    clearTimeout(this.#timer);
    const broadcast = await this.#service.read().catch(() => undefined);
    const isOlder = this.#isStarting && broadcast?.state === 'idle';
    if (broadcast && !isOlder) this.#become(broadcast);
    clearTimeout(this.#timer);
    if (this.#isFollowing && this.getView().state !== 'idle') {
      this.#timer = setTimeout(() => void this.refresh(), ASK_AGAIN_MS);
    }
  };

  /** Resolves once it is on the air, or on its way there. Rejects with a `BroadcastError` whose message says why not. */
  async start(format: BroadcastFormat): Promise<void> {
    this.#isStarting = true;
    try {
      this.#become(await this.#service.start(format));
    } finally {
      this.#isStarting = false;
      await this.refresh();
    }
  }

  /** Rejects with a `BroadcastError`. */
  async stop(): Promise<void> {
    this.show({ isStopping: true });
    try {
      this.#become(await this.#service.stop());
    } finally {
      this.show({ isStopping: false });
    }
  }

  #become(broadcast: Broadcast): void {
    const { isStopping } = this.getView();
    const next = { ...nothing, ...broadcast, isStopping };
    if (JSON.stringify(next) !== JSON.stringify({ ...nothing, ...this.getView() })) this.show(next);
  }
}

/** What an answer leaves out is not so any more. */
const nothing = {
  cause: undefined,
  since: undefined,
  playbackId: undefined,
  delayMs: undefined,
  layout: undefined,
  resolution: undefined,
  background: undefined,
};
