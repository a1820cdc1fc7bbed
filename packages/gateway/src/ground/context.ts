// What every part of the gateway works with; put together once, in assembly/build.ts.
import type { Database, Queries } from '../database/database.js';
import type { LiveKit } from '../livekit/livekit.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Settings } from './settings.js';

export interface GatewayContext {
  /** New for every start: tells gateways on one database apart. */
  readonly gatewayId: string;
  readonly database: Database;
  readonly livekit: LiveKit;
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
