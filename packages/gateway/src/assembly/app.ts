// Lays out the paths: what each is answered by, and who may pass.
import type { MiddlewareHandler } from 'hono';
import { ADMIN_PATH } from '@airlock-rtc/contract';
import { adminBroadcastRoutes } from '../admin/broadcasts.js';
import { adminSpaceRoutes } from '../admin/spaces.js';
import { requireOperator } from '../admin/authorize.js';
import { accessTokenOf, type AccessTokens } from '../access-tokens/access-tokens.js';
import { accessTokenRoutes } from '../admin/access-tokens.js';
import { environmentRoutes } from '../admin/environments.js';
import { adminSigningKeyRoutes, type KeyRoutesDeps } from '../admin/signing-keys.js';
import { statusRoute, type LiveKitSightings } from '../admin/status.js';
import { webhookRoutes } from '../admin/webhooks.js';
import { broadcastRoutes } from '../spaces/broadcast-routes.js';
import type { EgressEngine } from '../egress-api/engine.js';
import { egressRoutes } from '../egress-api/routes.js';
import { developmentBroadcastRoutes } from '../dev-broadcast/routes.js';
import { developmentJoinRoutes } from '../dev-join/routes.js';
import { developmentMeetingRoutes } from '../dev-meetings/routes.js';
import { developmentPlaybackRoutes } from '../dev-playback/routes.js';
import { limitBodies, readBodies } from '../http/bodies.js';
import { answerErrors } from '../http/errors-to-http.js';
import { followRequests } from '../http/requests.js';
import { newRouter, type GatewayEnv, type Router } from '../http/router.js';
import { warnOfUnknownProxies } from '../http/unknown-proxies.js';
import { answerUnknownPaths, methodsByPath } from '../http/unknown-paths.js';
import { stopBroadcastsTo } from '../broadcasts/run.js';
import { liveStreamRoutes } from '../live-streams/routes.js';
import { serveOpenApi } from '../openapi/openapi.js';
import { refuseLoops } from '../mux/loops.js';
import type { MuxOptions } from '../mux/mux.js';
import { passThroughToMux } from '../mux/pass-through.js';
import { operationRoutes, type OperationDeps } from '../operations/routes.js';
import { signingKeyRoutes } from '../signing-keys/routes.js';
import { spaceRoutes } from '../spaces/routes.js';
import type { OpenRooms } from '../token-exchange/open-rooms.js';
import type { ExchangeDeps } from '../token-exchange/exchange.js';
import { tokenExchangeRoutes } from '../token-exchange/routes.js';
import type { BroadcastContext } from '../broadcasts/context.js';

interface AppDeps extends KeyRoutesDeps, OperationDeps {
  /** Gets what the gateway does not have. */
  readonly mux: MuxOptions | undefined;
  readonly openRooms: OpenRooms;
  readonly lookups: ExchangeDeps['lookups'];
  readonly tokens: AccessTokens;
  /** Where LiveKit's webhooks arrive. */
  readonly received: Router;
  readonly egressEngine: EgressEngine | undefined;
  readonly requireAccessToken: MiddlewareHandler<GatewayEnv>;
  readonly sightings: LiveKitSightings;
}

export function createApp(context: BroadcastContext, deps: AppDeps): Router {
  const app = newRouter();
  app.onError(answerErrors(context.logger));
  app.use(followRequests(context));
  app.use(limitBodies);
  app.use(warnOfUnknownProxies(context));
  if (deps.mux) {
    const methodsOf = methodsByPath(app);
    app.use('/video/v1/*', refuseLoops);
    app.use(
      '/video/v1/*',
      passThroughToMux(deps.mux, {
        isOwn: (path) => path.startsWith('/video/v1/spaces') || methodsOf(path).length > 0,
        isKnown: async (header) => (await accessTokenOf(deps.tokens, header)) !== undefined,
      }),
    );
  }
  for (const muxPaths of ['/video/v1/*', '/system/v1/*']) app.use(muxPaths, deps.requireAccessToken);
  app.use(`${ADMIN_PATH}/*`, requireOperator(context.settings));
  // Takes protobuf too, and answers errors as Twirp does.
  if (deps.egressEngine) app.route('/', egressRoutes(context, deps.egressEngine));
  app.use(readBodies);

  app.route('/', spaceRoutes(context));
  app.route('/', broadcastRoutes(context));
  app.route('/', signingKeyRoutes(context));
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
    app.route('/', developmentMeetingRoutes(context));
    app.route('/', developmentBroadcastRoutes(context));
    app.route('/', developmentPlaybackRoutes(context));
  }
  app.route('/', deps.received);
  app.route('/', adminRoutes(context, deps));
  app.route('/', operationRoutes(context, deps));
  serveOpenApi(app);
  answerUnknownPaths(app);
  return app;
}

function adminRoutes(context: BroadcastContext, { sightings, ...deps }: AppDeps): Router {
  const router = newRouter();
  statusRoute(router, context, sightings);
  environmentRoutes(router, context);
  accessTokenRoutes(router, context, deps.tokens);
  adminSigningKeyRoutes(router, context, deps);
  webhookRoutes(router, context);
  adminBroadcastRoutes(router, context);
  adminSpaceRoutes(router, context.database);
  return router;
}
