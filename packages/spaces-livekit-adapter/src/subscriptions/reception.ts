// Who is received: in automatic mode those who matter most, in manual mode those whom the application chose.
import { createRankedSubscriptions, type RankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import type { Room } from 'livekit-client';
import { SubscriptionError } from '../errors/errors.js';
import type { Receiver, RemoteParticipant } from '../participants/remote-participant.js';
import { isPerson } from '../translate-livekit.js';
import { SubscriptionMode, type SpaceOptions } from '../space/space-options.js';
import { ManualReception } from './manual-reception.js';

/** Stands between the ranking and the participants that the application sees. */
export interface Reception extends Receiver {
  /** Whether media of this identity is for the application; what else arrives only tells who speaks. */
  isReceived(identity: string): boolean;
  /** The roster tells when a participant's first media came, and when its last went. */
  noteMedia(participant: RemoteParticipant, hasMedia: boolean): void;
  /** The participant left. */
  forget(identity: string, participant: RemoteParticipant): void;
  /** Calls back whenever the answers of `isReceived` may have changed. */
  onChange(listener: () => void): void;
  /** The roster settled: promises that wait for media may be kept now. */
  settled(): void;
  end(): void;
}

/** @param identityOf finds the LiveKit identity of a participant of the Space */
export function createReception(
  room: Room,
  options: SpaceOptions,
  identityOf: (participant: RemoteParticipant) => string | undefined,
): Reception {
  if (options.subscriptionMode === SubscriptionMode.Manual) {
    const ranked = createRankedSubscriptions(room, { receiveOnly: [], isRanked: isPerson });
    return new ManualReception(ranked, identityOf);
  }
  const limit = options.automaticParticipantLimit;
  return new AutomaticReception(createRankedSubscriptions(room, { limit, isRanked: isPerson }));
}

class AutomaticReception implements Reception {
  readonly #ranked: RankedSubscriptions;
  readonly #withMedia = new WeakSet<RemoteParticipant>();

  constructor(ranked: RankedSubscriptions) {
    this.#ranked = ranked;
  }

  isReceived(identity: string): boolean {
    return this.#ranked.isReceived(identity);
  }

  isSubscribed(participant: RemoteParticipant): boolean {
    return this.#withMedia.has(participant);
  }

  noteMedia(participant: RemoteParticipant, hasMedia: boolean): void {
    if (hasMedia) this.#withMedia.add(participant);
    else this.#withMedia.delete(participant);
  }

  async subscribe(): Promise<void> {
    throw notInAutomaticMode();
  }

  async unsubscribe(): Promise<void> {
    throw notInAutomaticMode();
  }

  onChange(listener: () => void): void {
    this.#ranked.on('decided', listener);
  }

  forget(): void {}

  settled(): void {}

  end(): void {
    this.#ranked.dispose();
  }
}

function notInAutomaticMode(): SubscriptionError {
  return new SubscriptionError(
    'Manual subscriptions are not supported while automatic subscriptions are enabled. See SpaceOptions for more details.',
  );
}
