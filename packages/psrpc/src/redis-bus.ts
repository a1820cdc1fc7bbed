// Publishes and subscribes over Redis; queues are one lock for each message, as psrpc takes it.
import { createHash, randomInt } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';

/** psrpc's `lockExpiration`: long enough for every server to have heard the message. */
const QUEUE_LOCK_MS = 5_000;

export type Listener = (message: Uint8Array) => void;

export interface Subscription {
  /** No message comes after this was called; settles when Redis knows. */
  close(): Promise<void>;
}

export interface MessageBus {
  publish(channel: string, message: Uint8Array): Promise<void>;
  /** Settles when Redis has confirmed: what is published from then on arrives. */
  subscribe(channel: string, listener: Listener, options?: { isQueue?: boolean }): Promise<Subscription>;
}

export interface RedisBusOptions {
  /** Told of connection errors; ioredis connects again by itself, and subscribes again. */
  onError?: (error: Error) => void;
}

/**
 * Over a connection that stays the caller's, and a second one for subscriptions that is made from it. While Redis is
 * away, what is published waits for it; servers drop requests that have expired by then.
 */
export class RedisBus implements MessageBus, AsyncDisposable {
  readonly #redis: Redis | Cluster;
  readonly #subscriber: Redis | Cluster;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(redis: Redis | Cluster, { onError = () => {} }: RedisBusOptions = {}) {
    this.#redis = redis;
    // Without a cast the two signatures have no common call.
    this.#subscriber = (redis as Redis).duplicate();
    this.#subscriber.on('error', onError);
    this.#subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => {
      for (const listener of [...(this.#listeners.get(channel.toString()) ?? [])]) listener(message);
    });
  }

  async publish(channel: string, message: Uint8Array): Promise<void> {
    await this.#redis.publish(channel, Buffer.from(message));
  }

  async subscribe(
    channel: string,
    listener: Listener,
    { isQueue = false }: { isQueue?: boolean } = {},
  ): Promise<Subscription> {
    let isOpen = true;
    const deliver: Listener = (message) => {
      if (!isQueue) return listener(message);
      this.#lock(message).then(
        (isOurs) => {
          if (isOurs && isOpen) listener(message);
        },
        // Without Redis there is no lock, and without the lock another server may work on it: the client asks again.
        () => {},
      );
    };
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(deliver));
    await this.#subscriber.subscribe(channel);
    return {
      close: async () => {
        isOpen = false;
        listeners.delete(deliver);
        if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
        this.#listeners.delete(channel);
        await this.#subscriber.unsubscribe(channel);
      },
    };
  }

  async #lock(message: Uint8Array): Promise<boolean> {
    const key = createHash('sha256').update(message).digest('base64');
    return (await this.#redis.set(key, randomInt(2 ** 47), 'PX', QUEUE_LOCK_MS, 'NX')) === 'OK';
  }

  /** Ends the subscriptions; the connection that was given stays. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#listeners.clear();
    this.#subscriber.disconnect();
  }
}
