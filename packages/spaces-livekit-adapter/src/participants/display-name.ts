// Changes the local participant's display name, and announces each change once.
import { SECONDS_PER_DISPLAY_NAME } from '@airlock-rtc/contract';
import type { EventEmitter } from 'events';
import { SignalRequestError, type Room } from 'livekit-client';
import { RequestTimeoutError, SetDisplayNameError } from '../errors.js';
import { messageOf } from '../message-of.js';
import { emit } from './event-arguments.js';
import { ParticipantEvent } from '../events/participant-event.js';
import { RateLimiter } from '../events/rate-limiter.js';
import { SpaceEvent } from '../events/space-event.js';
import { isDoneBeforeLoss, whenConnected } from '../room-readiness.js';
import { isDisplayName } from '../space-options.js';
import type { LocalParticipant } from './local-participant.js';

export class DisplayName {
  readonly #participant: LocalParticipant;
  readonly #space: EventEmitter;
  readonly #room: Room;
  readonly #limiter: RateLimiter;
  /** As last announced to the application; it may have written another into `displayName`. */
  #announced: string;
  #timesAnnounced = 0;
  /** One after the other: livekit-client 2.23 waits for each name to be the participant's own. */
  #earlier: Promise<void> = Promise.resolve();

  constructor(participant: LocalParticipant, space: EventEmitter, room: Room, now: () => number) {
    this.#participant = participant;
    this.#space = space;
    this.#room = room;
    this.#limiter = new RateLimiter(SECONDS_PER_DISPLAY_NAME * 1000, now);
    this.#announced = participant.displayName;
  }

  async set(name: unknown): Promise<LocalParticipant> {
    // An empty name was sent and never answered in spaces-web 1.2.0; LiveKit would change nothing.
    if (!isDisplayName(name) || name === '')
      throw new SetDisplayNameError(`May not set invalid display name: ${String(name)}`);
    if (!this.#limiter.tryPass())
      throw new SetDisplayNameError(`May only set display name every ${SECONDS_PER_DISPLAY_NAME} seconds`);
    const timesAnnounced = this.#timesAnnounced;
    await this.#send(name);
    if (this.#timesAnnounced === timesAnnounced) this.#announce(name);
    return this.#participant;
  }

  /** The name given at join, when the token does not carry it: others see the token's until it arrives. */
  setAtJoin(name: string): void {
    this.#earlier = this.#setName(name).catch((error: unknown) => {
      console.warn(
        'The display name could not be set: let the token carry the name, or the canUpdateOwnMetadata grant.',
        error,
      );
      this.record(this.#room.localParticipant.name ?? '');
    });
  }

  /** LiveKit says the name changed: before `setName` resolves, or because the server changed it. */
  record(name: string): void {
    if (name !== this.#announced) this.#announce(name);
  }

  #announce(name: string): void {
    this.#announced = name;
    this.#timesAnnounced += 1;
    this.#participant.displayName = name;
    emit(this.#space, SpaceEvent.ParticipantDisplayNameChanged, this.#participant, this.#participant);
    emit(this.#participant, ParticipantEvent.DisplayNameChanged, this.#participant);
  }

  /** Again when the connection is lost meanwhile: LiveKit's request may be lost with it. */
  async #setName(name: string): Promise<void> {
    const room = this.#room;
    do await whenConnected(room);
    while (!(await isDoneBeforeLoss(room, room.localParticipant.setName(name))));
  }

  async #send(name: string): Promise<void> {
    try {
      const setting = this.#earlier.then(() => this.#setName(name));
      this.#earlier = setting.catch(() => undefined);
      await setting;
    } catch (cause) {
      if (cause instanceof SignalRequestError && cause.reasonName === 'TimeoutError')
        throw new RequestTimeoutError('Unable to complete the request', { cause });
      throw new SetDisplayNameError(
        `The server refuses the display name: ${messageOf(cause)}. The token must grant canUpdateOwnMetadata.`,
        { cause },
      );
    }
  }
}
