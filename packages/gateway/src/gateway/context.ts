// What every part of the gateway works with; put together once, in gateway.ts.
import type { Broadcaster } from '../broadcasts/broadcaster.js';
import type { InOrder } from '../broadcasts/in-order.js';
import type { RoomStates } from '../broadcasts/room-states.js';
import type { Database, Queries } from '../database/database.js';
import type { LiveKit } from '../livekit/livekit.js';
import type { LiveStreams } from '../live-streams/live-streams.js';
import type { Logger } from '../operations/logger.js';
import type { Metrics } from '../operations/metrics.js';
import type { Settings } from './settings.js';

export interface GatewayContext {
  /** New for every start: tells gateways on one database apart. */
  readonly gatewayId: string;
  readonly database: Database;
  readonly livekit: LiveKit;
  readonly liveStreams: LiveStreams;
  readonly broadcaster: Broadcaster | undefined;
  readonly roomStates: RoomStates;
  /** For the reports on each broadcast: two at a time could swap. */
  readonly reportsInOrder: InOrder;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly settings: Settings;
  readonly now: () => Date;
  /**
   * Runs one transaction and, once it is stored, sends off the webhooks that it recorded.
   * Nothing but queries may happen inside: PGlite has one connection for all.
   */
  change<Result>(work: (tx: Queries, now: Date) => Promise<Result>): Promise<Result>;
}
