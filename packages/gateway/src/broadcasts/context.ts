// What broadcasts work with, beside what every part of the gateway does.
import type { GatewayContext } from '../ground/context.js';
import type { KeyedQueue } from '../ground/keyed-queue.js';
import type { LiveStreams } from '../live-streams/live-streams.js';
import type { GatewayBroadcaster } from './broadcaster.js';
import type { Leases } from './leases.js';
import type { RoomStates } from './room-states.js';

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
