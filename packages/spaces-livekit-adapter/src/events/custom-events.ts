// Sends and receives custom events: reliable, numbered, and echoed to the sender.
import { CUSTOM_EVENT_TOPIC, CUSTOM_EVENTS_PER_SECOND, MAX_CUSTOM_EVENT_BYTES } from '@airlock-rtc/contract';
import type { EventEmitter } from 'events';
import type { Room } from 'livekit-client';
import { PublishCustomEventError } from '../errors.js';
import type { LocalParticipant } from '../participants/local-participant.js';
import { ParticipantRole } from '../participants/participant-enums.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import { byteLength, decodeCustomEvent, encodeCustomEvent } from './custom-event-codec.js';
import { CustomEventScope, type CustomEvent } from './custom-event.js';
import { emit, type AnyParticipant } from './event-arguments.js';
import { ParticipantEvent } from './participant-event.js';
import { RateLimiter } from './rate-limiter.js';
import { SpaceEvent } from './space-event.js';

/**
 * Any client may send any number, and what the clocks follow is used up for everyone. Up to here each number is
 * followed, also the time in ms that migrated applications send. Beyond, only steps of the size below are, so that the
 * numbers last for billions of packets; whoever joins then may stay behind the others' clocks, and is heard all the same.
 */
const FREELY_FOLLOWED = 2 ** 48;
const LARGEST_STEP = 2 ** 20;

export class CustomEvents {
  readonly #space: EventEmitter;
  readonly #room: Room;
  readonly #limiter: RateLimiter;
  /** A Lamport clock: an event that answers another has the larger number. Equal ones were sent at the same time. */
  #clock = 0;

  constructor(space: EventEmitter, room: Room, now: () => number) {
    this.#space = space;
    this.#room = room;
    this.#limiter = new RateLimiter(1000 / CUSTOM_EVENTS_PER_SECOND, now);
  }

  /** The checks, in order, and their messages are those of spaces-web 1.2.0. */
  async publish(sender: LocalParticipant, payload: unknown): Promise<CustomEvent> {
    const isAllowed = this.#room.localParticipant.permissions?.canPublishData !== false;
    if (sender.role !== ParticipantRole.Publisher || !isAllowed)
      throw new PublishCustomEventError(
        'Only participants with the publisher role can publish custom events',
      );
    if (typeof payload !== 'string')
      throw new PublishCustomEventError('Cannot publish a payload which is not a string');
    if (byteLength(payload) > MAX_CUSTOM_EVENT_BYTES)
      throw new PublishCustomEventError('String payload cannot be over 4 kilobytes in size');
    if (!this.#limiter.tryPass())
      throw new PublishCustomEventError(
        `Cannot publish more than ${CUSTOM_EVENTS_PER_SECOND} custom events per second`,
      );
    this.#clock += 1;
    const event = { payload, sequenceNumber: this.#clock, scope: CustomEventScope.SESSION };
    await this.#send(event);
    this.#announce(sender, event);
    return event;
  }

  /** @param sender as LiveKit's server says, whatever the packet says; none when it is nobody of this Space */
  receive(packet: Uint8Array, sender: RemoteParticipant | undefined, topic: string | undefined): void {
    if (topic !== CUSTOM_EVENT_TOPIC) return;
    const event = decodeCustomEvent(packet);
    if (!event || !sender) {
      console.debug('Ignored a data packet that is no custom event of a participant of this Space.');
      return;
    }
    const limit = Math.max(this.#clock, FREELY_FOLLOWED) + LARGEST_STEP;
    if (event.sequenceNumber <= limit) this.#clock = Math.max(this.#clock, event.sequenceNumber);
    this.#announce(sender, event);
  }

  #announce(sender: AnyParticipant, event: CustomEvent): void {
    emit(this.#space, SpaceEvent.ParticipantCustomEventPublished, sender, event);
    emit(sender, ParticipantEvent.CustomEventPublished, event);
  }

  async #send(event: CustomEvent): Promise<void> {
    try {
      await this.#room.localParticipant.publishData(encodeCustomEvent(event), {
        reliable: true,
        topic: CUSTOM_EVENT_TOPIC,
      });
    } catch (cause) {
      throw new PublishCustomEventError(
        'The custom event could not be sent: publish it again when the connection is back.',
        { cause },
      );
    }
  }
}
