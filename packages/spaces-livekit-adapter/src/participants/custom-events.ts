// Sends and receives custom events: reliable, numbered, and echoed to the sender.
import { CUSTOM_EVENT_TOPIC, CUSTOM_EVENTS_PER_SECOND, MAX_CUSTOM_EVENT_BYTES } from '@airlock-rtc/contract';
import type { EventEmitter } from 'events';
import { RoomEvent, type RemoteParticipant as LiveKitRemoteParticipant, type Room } from 'livekit-client';
import { PublishCustomEventError } from '../errors.js';
import type { LocalParticipant } from './local-participant.js';
import { ParticipantRole } from './participant-enums.js';
import type { RemoteParticipant } from './remote-participant.js';
import { CustomEventScope, type CustomEvent } from '../events/custom-event.js';
import { byteLength, decodeCustomEvent, encodeCustomEvent } from '../events/custom-event-codec.js';
import { emit, type AnyParticipant } from './event-arguments.js';
import { EventSender } from './event-sender.js';
import { HeldEvents } from '../events/held-events.js';
import { ParticipantEvent } from '../events/participant-event.js';
import { RateLimiter } from '../events/rate-limiter.js';
import type { Scope } from '../events/scope.js';
import { SpaceEvent } from '../events/space-event.js';

/**
 * Any client may send any number, and what the clocks follow is used up for everyone. Up to here each number is
 * followed, also the time in ms that migrated applications send. Beyond, only steps of the size below are, so that the
 * numbers last for billions of packets; whoever joins then may stay behind the others' clocks, and is received all the
 * same.
 */
const FREELY_FOLLOWED = 2 ** 48;
const LARGEST_STEP = 2 ** 20;
/** How many ids of events are remembered, to tell those that are sent again. */
const REMEMBERED_IDS = 512;

interface CustomEventDeps {
  readonly space: EventEmitter;
  readonly room: Room;
  readonly scope: Scope;
  /** In milliseconds, never set back. */
  readonly now: () => number;
  /** Aborted when the connection is left. */
  readonly closed: AbortSignal;
  /** The participant of an identity, once it is announced. */
  readonly participantOf: (identity: string) => RemoteParticipant | undefined;
}

export class CustomEvents {
  readonly #deps: CustomEventDeps;
  readonly #limiter: RateLimiter;
  readonly #sender: EventSender;
  readonly #held: HeldEvents;
  readonly #ids = new Set<string>();
  #isOpen = false;
  /** A Lamport clock: an event that answers another has the larger number. Equal ones were sent at the same time. */
  #clock = 0;

  /** Begins to listen: to be made before the room connects. */
  constructor(deps: CustomEventDeps) {
    const { room, scope, now, closed } = deps;
    this.#deps = deps;
    this.#limiter = new RateLimiter(1000 / CUSTOM_EVENTS_PER_SECOND, now);
    this.#sender = new EventSender(room, now, closed);
    this.#held = new HeldEvents(now);
    scope.listen(
      room,
      RoomEvent.DataReceived,
      (
        packet: Uint8Array,
        sender: LiveKitRemoteParticipant | undefined,
        _kind: unknown,
        topic: string | undefined,
        _encryption: unknown,
        identity = sender?.identity,
      ) => this.#receive(packet, identity, topic),
    );
  }

  /** The Space is joined: what arrived meanwhile is announced, and all that comes. */
  open(): void {
    this.#isOpen = true;
    this.#sender.follow(this.#deps.scope);
    this.announceHeld();
  }

  /** Somebody may have been announced whose events are held. */
  announceHeld(): void {
    if (!this.#isOpen) return;
    this.#held.release((identity, event) => {
      const sender = this.#deps.participantOf(identity);
      if (sender) this.#announce(sender, event);
      return sender !== undefined;
    });
  }

  /** See {@link EventSender.delivery}. */
  get delivery(): Promise<void> | undefined {
    return this.#sender.delivery;
  }

  /** The checks, in order, and their messages are those of spaces-web 1.2.0. */
  async publish(sender: LocalParticipant, payload: unknown): Promise<CustomEvent> {
    const isAllowed = this.#deps.room.localParticipant.permissions?.canPublishData !== false;
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
    await this.#sender.send(encodeCustomEvent(event, Math.random().toString(36).slice(2)));
    this.#announce(sender, event);
    return event;
  }

  /** @param identity of the sender as LiveKit's server says, whatever the packet says */
  #receive(packet: Uint8Array, identity: string | undefined, topic: string | undefined): void {
    if (topic !== CUSTOM_EVENT_TOPIC) return;
    const received = decodeCustomEvent(packet);
    if (!received || !identity) {
      console.debug('Ignored a data packet that is no custom event of a participant of this Space.');
      return;
    }
    const { event, id } = received;
    if (id !== undefined && !this.#isNew(`${identity} ${id}`)) return;
    // Behind those of the same sender that are held: order is kept.
    this.#held.add(identity, event);
    this.announceHeld();
  }

  #isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > REMEMBERED_IDS) this.#ids.delete(oldest!);
    return true;
  }

  #announce(sender: AnyParticipant, event: CustomEvent): void {
    const limit = Math.max(this.#clock, FREELY_FOLLOWED) + LARGEST_STEP;
    if (event.sequenceNumber <= limit) this.#clock = Math.max(this.#clock, event.sequenceNumber);
    emit(this.#deps.space, SpaceEvent.ParticipantCustomEventPublished, sender, event);
    emit(sender, ParticipantEvent.CustomEventPublished, event);
  }
}
