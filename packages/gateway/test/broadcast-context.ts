// As much of a gateway as looks after broadcasts, for tests that play one of several gateways on a database.
import type { BroadcastContext } from '../src/broadcasts/context.js';
import { createLeases } from '../src/broadcasts/leases.js';
import type { Database } from '../src/database/database.js';
import { DEFAULT_SETTINGS } from '../src/ground/settings.js';
import { createOwnLiveStreams } from '../src/live-streams/own-live-streams.js';
import { createLogger } from '../src/telemetry/logger.js';
import { createMetrics } from '../src/telemetry/metrics.js';
import type { ScriptedBroadcaster } from './scripted-broadcaster.js';

export function broadcastContext(
  database: Database,
  broadcaster: ScriptedBroadcaster,
  gatewayId: string,
): BroadcastContext {
  const [logger, metrics] = [createLogger('silent'), createMetrics()];
  const deps: Partial<BroadcastContext> = {
    ...{ database, broadcaster, gatewayId, logger, metrics, now: database.clock.now },
    leases: createLeases({ database, broadcaster, gatewayId, logger, metrics, isUsed: true }),
    reportQueue: (_id, work) => work(),
    roomStates: { publish: async () => {}, repair: async () => {} },
    change: (work) => database.queries.transaction((tx) => work(tx, database.clock.now())),
  };
  const settings = { ...DEFAULT_SETTINGS, ingestUrl: 'rtmp://127.0.0.1:1935/live/' };
  const ground = { ...deps, settings } as BroadcastContext;
  return { ...ground, liveStreams: createOwnLiveStreams(ground) };
}
