// Automatic mode: receives those who matter most.
import type { RankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { SubscriptionError } from '../errors.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import type { Reception } from './reception.js';

export class AutomaticReception implements Reception {
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
    this.#ranked.on('trackReceived', listener);
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
