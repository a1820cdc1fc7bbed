// What broadcasts work with, beside what every part of the gateway does.
import type { GatewayContext } from '../ground/context.js';
import type { KeyedQueue } from '../ground/keyed-queue.js';
import type { LiveStreams } from '../live-streams/live-streams.js';
import type { GatewayBroadcaster } from './broadcaster.js';
import type { RoomStates } from './room-states.js';

export interface Leases {
  /** The broadcaster has been asked to begin it, or, released, goes on with it until another gateway's is ready. */
  hold(broadcastId: string, options?: { readonly isReleased?: boolean }): void;
  /** It has ended here. */
  release(broadcastId: string): void;
  /** It has ended here for want of a lease. */
  lapse(broadcastId: string): void;
  isHeld(broadcastId: string): boolean;
  /** Ended here for want of a lease, though its end was not wanted. */
  isFenced(broadcastId: string): boolean;
  held(): string[];
  /** Says for all of them that this gateway is alive, and ends those that another one has taken over. */
  renew(): Promise<void>;
  start(): void;
  stop(): void;
}

export interface BroadcastContext extends GatewayContext {
  readonly liveStreams: LiveStreams;
  /** Without it, `start` is refused. */
  readonly broadcaster: GatewayBroadcaster | undefined;
  /** What the broadcaster of this gateway sends. */
  readonly leases: Leases;
  readonly roomStates: RoomStates;
  /** For the reports on each broadcast: two at a time could swap. */
  readonly reportQueue: KeyedQueue;
}
