// Manual mode: receives the participants that the application subscribed to, and keeps its promises.
import type { RankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
import { SubscriptionError } from '../errors.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import type { RemoteTrack } from '../tracks/remote-track.js';
import type { Reception } from './reception.js';

/** For how long `subscribe()` waits for media; spaces-web 1.2.0 waits forever. */
const MEDIA_TIMEOUT_MS = 15_000;

interface Waiting {
  readonly participant: RemoteParticipant;
  readonly isOver: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: SubscriptionError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class ManualReception implements Reception {
  readonly #ranked: RankedSubscriptions;
  readonly #identities = new Map<RemoteParticipant, string>();
  readonly #chosen = new Set<RemoteParticipant>();
  readonly #waiting = new Set<Waiting>();

  constructor(ranked: RankedSubscriptions) {
    this.#ranked = ranked;
  }

  isReceived(identity: string): boolean {
    return this.#ranked.isReceived(identity);
  }

  isSubscribed(participant: RemoteParticipant): boolean {
    return this.#chosen.has(participant);
  }

  async subscribe(participant: RemoteParticipant): Promise<void> {
    if (!this.#identities.has(participant)) throw new SubscriptionError('Subscribe failed');
    this.#chosen.add(participant);
    const awaited = participant.getTracks();
    this.#apply();
    const isThere = (track: RemoteTrack) => track.hasMedia() || !participant.getTracks().includes(track);
    await this.#until(participant, () => awaited.every(isThere), 'Subscribe failed');
  }

  async unsubscribe(participant: RemoteParticipant): Promise<void> {
    if (!this.#identities.has(participant)) return;
    this.#chosen.delete(participant);
    this.#apply();
    const isGone = () => participant.getTracks().every((track) => !track.hasMedia());
    await this.#until(participant, isGone, 'Unsubscribe failed');
  }

  onChange(listener: () => void): void {
    this.#ranked.on('decided', listener);
    this.#ranked.on('trackReceived', listener);
  }

  add(identity: string, participant: RemoteParticipant): void {
    this.#identities.set(participant, identity);
  }

  remove(participant: RemoteParticipant): void {
    if (this.#chosen.delete(participant)) this.#apply();
    this.#identities.delete(participant);
    this.#fail(participant);
  }

  reconciled(): void {
    for (const waiting of [...this.#waiting]) {
      if (!waiting.isOver()) continue;
      this.#stopWaiting(waiting);
      waiting.resolve();
    }
  }

  end(): void {
    this.#ranked.dispose();
    for (const { participant } of [...this.#waiting]) this.#fail(participant);
  }

  #apply(): void {
    this.#ranked.receiveOnly([...this.#chosen].map((participant) => this.#identities.get(participant)!));
  }

  #until(participant: RemoteParticipant, isOver: () => boolean, failure: string): Promise<void> {
    if (isOver()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#stopWaiting(waiting);
        reject(new SubscriptionError(failure));
      }, MEDIA_TIMEOUT_MS);
      const waiting: Waiting = { participant, isOver, resolve, reject, timer };
      this.#waiting.add(waiting);
    });
  }

  #fail(participant: RemoteParticipant): void {
    for (const waiting of [...this.#waiting]) {
      if (waiting.participant !== participant) continue;
      this.#stopWaiting(waiting);
      waiting.reject(
        new SubscriptionError('The participant left, or the connection ended, before media came.'),
      );
    }
  }

  #stopWaiting(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
  }
}
