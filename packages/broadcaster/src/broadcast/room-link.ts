// Keeps a broadcast in its room: joins hidden as a recorder, and joins again when the connection is lost.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BROADCASTER_IDENTITY_PREFIX, isBroadcastLayout, type BroadcastLayout } from '@airlock-rtc/contract';
import { signLiveKitToken } from '@airlock-rtc/tokens';
import type { BroadcasterError } from '../broadcaster-error.js';
import { RoomSource } from '../room/room-source.js';
import type { Mixer } from '../audio/mixer.js';
import type { BroadcastOptions } from './broadcast-options.js';

export interface RoomLinkHandlers {
  /** By the metadata of this participant. */
  readonly layoutAsked: (layout: BroadcastLayout) => void;
  readonly joined: (room: RoomSource) => void;
  /** The connection is lost; it is being joined again. */
  readonly lost: () => void;
  /** It has been away for so long that its last frames should go. */
  readonly missed: () => void;
  /** It is not joined again: the room was ended, or trying took too long. */
  readonly ended: (cause: BroadcasterError) => void;
}

/** The last frames stay for this long: a reconnect is usually shorter. */
const HOLD_MS = 3000;
const LONGEST_RETRY_MS = 10_000;

export class RoomLink {
  #room: RoomSource | undefined;
  readonly #stopping = new AbortController();

  constructor(
    private readonly options: BroadcastOptions,
    private readonly mixer: Mixer,
    private readonly handlers: RoomLinkHandlers,
  ) {}

  /** @throws BroadcasterError `room_unreachable` or `room_refused`. */
  async join(): Promise<void> {
    const { url, room, apiKey, apiSecret } = this.options;
    const identity = this.options.identity ?? BROADCASTER_IDENTITY_PREFIX + randomBytes(6).toString('hex');
    const token = await signLiveKitToken({ apiKey, apiSecret, room, identity, hidden: true, recorder: true });
    const source = await RoomSource.join(
      url.replace(/^http/, 'ws'),
      token,
      this.mixer,
      this.options.shownPeople,
    );
    if (this.#stopping.signal.aborted) return source.leave();
    this.#room = source;
    source.once('lost', (cause) => void this.#rejoin(cause));
    if (this.options.identity !== undefined) this.#followLayout(source);
    this.handlers.joined(source);
  }

  /** livekit-server's UpdateLayout writes `{ layout }` into the metadata of the egress' participant. */
  #followLayout(source: RoomSource): void {
    source.on('metadata', (metadata) => {
      const layout = layoutIn(metadata);
      if (layout) this.handlers.layoutAsked(layout);
    });
  }

  async leave(): Promise<void> {
    this.#stopping.abort();
    await this.#room?.leave();
  }

  async #rejoin(cause: BroadcasterError): Promise<void> {
    void this.#room?.leave().catch(() => {});
    this.#room = undefined;
    // To join again would drive away whoever joined under the same identity, which would do the same.
    if (cause.code === 'room_ended' || cause.code === 'room_taken') return this.handlers.ended(cause);
    this.handlers.lost();
    const { signal } = this.#stopping;
    const deadline = performance.now() + (this.options.retryForMs ?? 300_000);
    const hold = setTimeout(() => this.handlers.missed(), HOLD_MS);
    try {
      for (let waitMs = 500; !signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS)) {
        try {
          return await this.join();
        } catch {
          if (performance.now() > deadline) return this.handlers.ended(cause);
        }
        await sleep(waitMs, undefined, { signal }).catch(() => {});
      }
    } finally {
      clearTimeout(hold);
    }
  }
}

function layoutIn(metadata: string): BroadcastLayout | undefined {
  try {
    const { layout } = JSON.parse(metadata) as { layout?: unknown };
    return isBroadcastLayout(layout) ? layout : undefined;
  } catch {
    return undefined;
  }
}
