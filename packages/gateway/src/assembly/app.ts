// Lays out the paths: what each is answered by, and who may pass.
import type { MiddlewareHandler } from 'hono';
import { ADMIN_PATH } from '@airlock-rtc/contract';
import { adminBroadcastRoutes } from '../admin/broadcasts.js';
import { adminSpaceRoutes } from '../admin/spaces.js';
import { requireOperator } from '../admin/authorize.js';
import { accessTokenRoutes } from '../admin/access-tokens.js';
import { environmentRoutes } from '../admin/environments.js';
import { adminSigningKeyRoutes } from '../admin/signing-keys.js';
import { statusRoute, type LiveKitSightings } from '../admin/status.js';
import { webhookRoutes } from '../admin/webhooks.js';
import { broadcastRoutes } from '../spaces/broadcast-routes.js';
import type { EgressEngine } from '../egress-api/engine.js';
import { egressRoutes } from '../egress-api/routes.js';
import { developmentBroadcastRoutes } from '../dev-broadcast/routes.js';
import { developmentJoinRoutes } from '../dev-join/routes.js';
import { developmentPlaybackRoutes } from '../dev-playback/routes.js';
import { limitBodies, readBodies } from '../http/bodies.js';
import { answerErrors } from '../http/errors-to-http.js';
import { followRequests } from '../http/requests.js';
import { newRouter, type GatewayEnv, type Router } from '../http/router.js';
import { warnOfUnknownProxies } from '../http/unknown-proxies.js';
import { answerUnknownPaths } from '../http/unknown-paths.js';
import { stopBroadcastsTo } from '../broadcasts/run.js';
import { BASE as LIVE_STREAMS_PATH } from '../live-streams/definitions.js';
import { liveStreamRoutes } from '../live-streams/routes.js';
import { serveOpenApi } from '../openapi/openapi.js';
import { refuseLoops } from '../mux/loops.js';
import { operationRoutes } from '../operations/routes.js';
import { signingKeyRoutes } from '../signing-keys/routes.js';
import { spaceRoutes } from '../spaces/routes.js';
import type { Lookups } from '../token-exchange/lookups.js';
import type { OpenRooms } from '../token-exchange/open-rooms.js';
import { tokenExchangeRoutes } from '../token-exchange/routes.js';
import type { BroadcastContext } from '../broadcasts/context.js';

interface AppDeps {
  readonly openRooms: OpenRooms;
  readonly lookups: Lookups;
  /** Where LiveKit's webhooks arrive. */
  readonly received: Router;
  readonly egressEngine: EgressEngine | undefined;
  readonly requireAccessToken: MiddlewareHandler<GatewayEnv>;
  readonly isStopping: () => boolean;
  readonly sightings: LiveKitSightings;
}

export function createApp(context: BroadcastContext, deps: AppDeps): Router {
  const app = newRouter();
  app.onError(answerErrors(context.logger));
  app.use(followRequests(context));
  app.use(limitBodies);
  app.use(warnOfUnknownProxies(context));
  for (const muxPaths of ['/video/v1/*', '/system/v1/*']) app.use(muxPaths, deps.requireAccessToken);
  app.use(`${ADMIN_PATH}/*`, requireOperator(context.settings));
  // Takes protobuf too, and answers errors as Twirp does.
  if (deps.egressEngine) app.route('/', egressRoutes(context, deps.egressEngine));
  app.use(readBodies);

  app.route('/', spaceRoutes(context));
  app.route('/', broadcastRoutes(context));
  app.route('/', signingKeyRoutes(context));
  if (context.liveStreams.isAtMux) app.use(`${LIVE_STREAMS_PATH}/*`, refuseLoops);
  app.route(
    '/',
    liveStreamRoutes({
      liveStreams: context.liveStreams,
      stopBroadcastsTo: (id, cause) => stopBroadcastsTo(context, id, cause),
    }),
  );
  app.route('/', tokenExchangeRoutes(context, { rooms: deps.openRooms, lookups: deps.lookups }));
  if (context.settings.isDevelopment) {
    app.route('/', developmentJoinRoutes(context));
    app.route('/', developmentBroadcastRoutes(context));
    app.route('/', developmentPlaybackRoutes(context));
  }
  app.route('/', deps.received);
  app.route('/', adminRoutes(context, deps.sightings));
  app.route('/', operationRoutes(context, deps.isStopping));
  serveOpenApi(app);
  answerUnknownPaths(app);
  return app;
}

function adminRoutes(context: BroadcastContext, sightings: LiveKitSightings): Router {
  const router = newRouter();
  statusRoute(router, context, sightings);
  environmentRoutes(router, context);
  accessTokenRoutes(router, context);
  adminSigningKeyRoutes(router, context);
  webhookRoutes(router, context);
  adminBroadcastRoutes(router, context);
  adminSpaceRoutes(router, context.database);
  return router;
}
