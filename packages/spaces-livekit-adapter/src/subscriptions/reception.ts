// Who is received: in automatic mode those who matter most, in manual mode those whom the application chose.
import { createRankedSubscriptions, type RankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import type { Room } from 'livekit-client';
import { SubscriptionError } from '../errors.js';
import type { Receiver, RemoteParticipant } from '../participants/remote-participant.js';
import { isPerson } from '../translate-livekit.js';
import { SubscriptionMode, type SpaceOptions } from '../space/space-options.js';
import { ManualReception } from './manual-reception.js';

/** Stands between the ranking and the participants that the application sees; the roster keeps it informed. */
export interface Reception extends Receiver {
  /** Whether media of this identity is for the application; what else arrives only shows who speaks. */
  isReceived(identity: string): boolean;
  /** A participant joined. */
  add(identity: string, participant: RemoteParticipant): void;
  /** The participant left. */
  remove(participant: RemoteParticipant): void;
  /** The application sees what the room has: promises that wait for media may be kept now. */
  reconciled(): void;
  /** Calls back whenever the answers of `isReceived` may have changed. */
  onChange(listener: () => void): void;
  end(): void;
}

export function createReception(room: Room, options: SpaceOptions): Reception {
  if (options.subscriptionMode === SubscriptionMode.Manual)
    return new ManualReception(createRankedSubscriptions(room, { receiveOnly: [], isRanked: isPerson }));
  const limit = options.automaticParticipantLimit;
  return new AutomaticReception(createRankedSubscriptions(room, { limit, isRanked: isPerson }));
}

class AutomaticReception implements Reception {
  readonly #ranked: RankedSubscriptions;

  constructor(ranked: RankedSubscriptions) {
    this.#ranked = ranked;
  }

  isReceived(identity: string): boolean {
    return this.#ranked.isReceived(identity);
  }

  isSubscribed(participant: RemoteParticipant): boolean {
    return participant.hasMedia;
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

  add(): void {}

  remove(): void {}

  reconciled(): void {}

  end(): void {
    this.#ranked.dispose();
  }
}

function notInAutomaticMode(): SubscriptionError {
  return new SubscriptionError(
    'Manual subscriptions are not supported while automatic subscriptions are enabled. See SpaceOptions for more details.',
  );
}
