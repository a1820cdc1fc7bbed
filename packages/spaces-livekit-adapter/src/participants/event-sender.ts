// Sends the packets of custom events, so that a lost connection loses none of them.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import { ConnectionState, RoomEvent, type Room } from 'livekit-client';
import { PublishCustomEventError, RequestTimeoutError } from '../errors.js';
import { whenConnected, whenDataChannelIsOpen } from '../room-readiness.js';
import type { Scope } from '../events/scope.js';
import { untilAborted } from '../events/until-aborted.js';

/** As long as spaces-web 1.2.0 waited for the server. */
const TIMEOUT_MS = 30_000;
/** A loss is noticed within 15 s or so (livekit-client 2.23): what was sent meanwhile may be lost. */
const KEPT_FOR_MS = 20_000;

/** livekit-server 1.13 obeys a departure before it reads data that was sent just before: half of it is lost. */
const DELIVERY_MS = 500;

interface Sent {
  readonly packet: Uint8Array<ArrayBuffer>;
  readonly atMs: number;
}

/**
 * A resume of the signalling loses nothing: livekit-client replays what the server did not acknowledge. A full
 * reconnect drops it, so what was sent lately is sent again; receivers know it by its id.
 */
export class EventSender {
  readonly #room: Room;
  readonly #now: () => number;
  readonly #closed: AbortSignal;
  #sent: Sent[] = [];
  #sid = '';

  /** @param now in milliseconds, never set back */
  constructor(room: Room, now: () => number, closed: AbortSignal) {
    this.#room = room;
    this.#now = now;
    this.#closed = closed;
  }

  /** From the join on. */
  follow(scope: Scope): void {
    this.#sid = this.#room.localParticipant.sid;
    scope.listen(this.#room, RoomEvent.Reconnected, () => this.#sendAgain());
  }

  /**
   * Resolves when the packet is on its way to the server over a connection that stands.
   * @throws RequestTimeoutError when there is no such connection for 30 s
   * @throws PublishCustomEventError when the connection ends for good
   */
  async send(packet: Uint8Array<ArrayBuffer>): Promise<void> {
    const timeout = new AbortController();
    const timer = setTimeout(
      () => timeout.abort(new RequestTimeoutError('Unable to complete the request')),
      TIMEOUT_MS,
    );
    const end = () => timeout.abort(this.#closed.reason);
    if (this.#closed.aborted) end();
    this.#closed.addEventListener('abort', end);
    try {
      await untilAborted(timeout.signal, this.#sendOnStandingConnection(packet, timeout.signal));
    } catch (cause) {
      if (cause instanceof RequestTimeoutError) throw cause;
      throw new PublishCustomEventError(
        'The custom event could not be sent: publish it again when the connection is back.',
        { cause },
      );
    } finally {
      clearTimeout(timer);
      this.#closed.removeEventListener('abort', end);
    }
  }

  /** Resolves when what was sent has had the time to arrive; nothing when it has had it already. */
  get delivery(): Promise<void> | undefined {
    const { atMs = -Infinity } = this.#sent[this.#sent.length - 1] ?? {};
    const remainingMs = atMs + DELIVERY_MS - this.#now();
    return remainingMs > 0 ? new Promise((resolve) => setTimeout(resolve, remainingMs)) : undefined;
  }

  async #sendOnStandingConnection(packet: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    const room = this.#room;
    let sid: string;
    do {
      await whenConnected(room);
      if (room.state === ConnectionState.Disconnected) throw new Error('The connection is over.');
      await whenDataChannelIsOpen(room);
      if (signal.aborted) return;
      sid = room.localParticipant.sid;
      await this.#publish(packet);
    } while (room.state === ConnectionState.Reconnecting || sid !== room.localParticipant.sid);
    const sinceMs = this.#now() - KEPT_FOR_MS;
    this.#sent = [...this.#sent.filter(({ atMs }) => atMs > sinceMs), { packet, atMs: this.#now() }];
  }

  #sendAgain(): void {
    const { sid } = this.#room.localParticipant;
    if (sid === this.#sid) return;
    this.#sid = sid;
    const sinceMs = this.#now() - KEPT_FOR_MS;
    const lately = this.#sent.filter(({ atMs }) => atMs > sinceMs);
    void whenDataChannelIsOpen(this.#room)
      .then(() => Promise.all(lately.map(({ packet }) => this.#publish(packet))))
      .catch((error: unknown) => console.debug('The last custom events could not be sent again.', error));
  }

  #publish(packet: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#room.localParticipant.publishData(packet, { reliable: true, topic: CUSTOM_EVENT_TOPIC });
  }
}
