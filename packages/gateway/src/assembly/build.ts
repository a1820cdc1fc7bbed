// Puts the gateway together from what it is given; listens to nothing by itself.
import { requireAccessToken } from '../access-tokens/access-tokens.js';
import { findAccessToken } from '../access-tokens/store.js';
import type { GatewayBroadcaster } from '../broadcasts/broadcaster.js';
import type { BroadcastContext } from '../broadcasts/context.js';
import { createKeyedQueue } from '../ground/keyed-queue.js';
import { takeReport } from '../broadcasts/take-report.js';
import { handOver } from '../broadcasts/handover.js';
import { createLeases } from '../broadcasts/leases.js';
import { isOwnershipUsed } from '../broadcasts/ownership.js';
import { createRoomStates } from '../broadcasts/room-states.js';
import type { Database } from '../database/database.js';
import { createLookups } from '../database/lookups.js';
import { newId } from '../database/identifiers.js';
import { createReconciler, type Reconciler } from '../reconciler/reconciler.js';
import { createPeers } from '../reconciler/peers.js';
import { connectLiveKit, type LiveKitOptions } from '../livekit/livekit.js';
import { createOpenRooms } from '../token-exchange/open-rooms.js';
import { livekitWebhooks } from '../livekit-webhooks/routes.js';
import { createOwnLiveStreams } from '../live-streams/own-live-streams.js';
import { createCompleter } from '../mux/completer.js';
import { connectMux, type MuxOptions } from '../mux/mux.js';
import { createMuxLiveStreams } from '../mux/mux-live-streams.js';
import { createLogger, type Logger } from '../telemetry/logger.js';
import { createMetrics, type Metrics } from '../telemetry/metrics.js';
import { createEvictions } from '../token-exchange/evictions.js';
import { findKeyAndSpace } from '../token-exchange/store.js';
import { createDispatcher } from '../webhooks/dispatcher.js';
import { createPostWebhook, type PostWebhook } from '../webhooks/post.js';
import { createEgressOwnership } from '../egress-api/ownership.js';
import type { EgressEngine } from '../egress-api/engine.js';
import { createHousekeeping } from '../housekeeping/housekeeping.js';
import { createReadinessProbes, type ReadinessProbes } from '../operations/readiness-probes.js';
import { createApp } from './app.js';
import type { GatewayContext } from '../ground/context.js';
import { DEFAULT_SETTINGS, type Settings } from '../ground/settings.js';

export interface GatewayOptions extends Partial<Settings> {
  /** From `openDatabase`; the caller closes it, after the gateway. */
  readonly database: Database;
  readonly livekit: LiveKitOptions;
  /** Live streams are then Mux's; default: they are the gateway's own. */
  readonly mux?: MuxOptions | undefined;
  /** What composes and sends broadcasts; without it `start` is refused. */
  readonly broadcaster?: GatewayBroadcaster | undefined;
  /** Draws what LiveKit's Egress API asks of the gateway; without it that API is not there. Ended with the gateway. */
  readonly egressEngine?: EgressEngine | undefined;
  /** Default: pino at level `info`, on standard output. */
  readonly logger?: Logger | undefined;
  /** Default: the database's clock, by which all gateways on it go. */
  readonly now?: (() => Date) | undefined;
  /** Sends webhooks; default: node:http, with private addresses refused unless allowed. */
  readonly postWebhook?: PostWebhook | undefined;
  /** Also measure the Node process: for the program that has one gateway in it. */
  readonly areProcessMetricsCollected?: boolean | undefined;
}

export interface Gateway extends AsyncDisposable {
  /** New for every start: tells gateways on one database apart. */
  readonly id: string;
  /** Answers a request without a port, for tests. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Hono's handler, for `listen` and any other server. */
  readonly fetch: ReturnType<typeof createApp>['fetch'];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly reconciler: Reconciler;
  /** Begins to follow LiveKit and to send webhooks. */
  start(): void;
  /** `/readyz` says no from now on; everything else goes on. */
  drain(): void;
  /** Who asks `/readyz`, and what they were told. */
  readonly readiness: ReadinessProbes;
  /** Ends both, waiting for what is under way, and hands broadcasts over. Leaves the database open. */
  stop(): Promise<void>;
  /** The part of {@link Gateway.stop} that waits for another gateway, once it has begun; never rejects. */
  readonly handover: Promise<void> | undefined;
}

export function build(options: GatewayOptions): Gateway {
  const settings = settingsOf(options);
  const { database, broadcaster, now = database.clock.now, logger = createLogger('info') } = options;
  const metrics = createMetrics();
  if (options.areProcessMetricsCollected) metrics.collectProcess();
  const gatewayId = newId();
  const peers = createPeers(database, gatewayId);
  const dispatcher = createDispatcher({
    database,
    logger,
    metrics,
    now,
    post: options.postWebhook ?? createPostWebhook(settings),
    intervalMs: settings.deliveryIntervalMs,
    gateways: () => peers.alive,
    timeoutMs: settings.deliveryTimeoutMs,
    livekit: options.livekit,
  });
  const lookups = createLookups((key: string, space: string) =>
    findKeyAndSpace(database.queries, key, space),
  );
  const tokens = createLookups((id: string) => findAccessToken(database.queries, id));
  const change: GatewayContext['change'] = async (work) => {
    const result = await database.queries.transaction((tx) => work(tx, now()));
    lookups.forget();
    dispatcher.wake();
    return result;
  };
  const livekit = connectLiveKit(options.livekit);
  const ground: GatewayContext = {
    ...{ gatewayId, database, livekit, settings, logger, metrics, now, change },
  };
  const mux = options.mux && connectMux(options.mux);
  const completer = mux && createCompleter(mux, ground);
  const context: BroadcastContext = {
    ...ground,
    leases: createLeases({ ...ground, broadcaster, isUsed: isOwnershipUsed({ broadcaster, database }) }),
    reportQueue: createKeyedQueue(),
    roomStates: createRoomStates({ queries: database.queries, livekit, logger, metrics }),
    liveStreams: mux ? createMuxLiveStreams(mux, ground) : createOwnLiveStreams(ground),
    broadcaster,
  };
  const openRooms = createOpenRooms(livekit, settings);
  const evictions = createEvictions(ground);
  const reconciler = createReconciler(context, { openRooms, peers, evictions });
  const received = livekitWebhooks(context, reconciler, openRooms);
  const house = createHousekeeping(context);
  const { egressEngine } = options;
  const egressOwnership = egressEngine && createEgressOwnership(context, egressEngine);
  const readiness = createReadinessProbes();
  let isStopping = false;
  let handover: Promise<void> | undefined;
  let unwatch = () => {};
  const app = createApp(context, {
    mux: options.mux,
    openRooms,
    ...{ lookups, tokens },
    received: received.router,
    egressEngine,
    ...{ evictions, pollEach: reconciler.pollEach },
    requireAccessToken: requireAccessToken(tokens),
    isStopping: () => isStopping,
    readiness,
    sightings: { lastListedAt: () => reconciler.lastListedAt, lastWebhookAt: received.lastReceivedAt },
  });

  async function stop(): Promise<void> {
    drain();
    // What the broadcaster says from here on is of this gateway's end, not of the broadcasts.
    unwatch();
    house.stop();
    // Each may take many seconds, in which nobody else could take the broadcasts: the handover waits for none of them.
    const ending = Promise.all([endEgresses(), dispatcher.stop(), completer?.stop()]);
    ending.catch(() => {});
    await reconciler.stop();
    const failed = (error: unknown) => logger.warn({ err: error }, 'failed to hand broadcasts over');
    const mayHandOver = isOwnershipUsed(context) && (await peers.areOthersAlive().catch(failed));
    if (mayHandOver) handover = handOver(context).catch(failed);
    await handover;
    await ending;
  }

  async function endEgresses(): Promise<void> {
    await egressEngine?.[Symbol.asyncDispose]();
    await egressOwnership?.stop();
  }

  const drain = () => void (isStopping = true);

  return {
    id: ground.gatewayId,
    request: async (path, init) => app.request(path, init),
    fetch: app.fetch,
    logger,
    metrics,
    reconciler,
    start() {
      unwatch = broadcaster?.watch((id, report) => void apply(id, report)) ?? unwatch;
      reconciler.start();
      dispatcher.start();
      completer?.start();
      house.start();
      egressOwnership?.start();
    },
    drain,
    readiness,
    stop,
    get handover() {
      return handover;
    },
    [Symbol.asyncDispose]: stop,
  };

  async function apply(id: string, report: Parameters<typeof takeReport>[2]): Promise<void> {
    await context
      .reportQueue(id, () => takeReport(context, id, report))
      .catch((error: unknown) => {
        logger.error({ err: error, broadcastId: id }, 'report of a broadcast not stored');
      });
  }
}

function settingsOf(options: GatewayOptions): Settings {
  const given = Object.keys(options).filter((key) => options[key as keyof GatewayOptions] !== undefined);
  return {
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(given.map((key) => [key, options[key as keyof GatewayOptions]])),
  };
}
