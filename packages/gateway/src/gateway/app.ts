// Lays out the paths: what each is answered by, and who may pass.
import type { MiddlewareHandler } from 'hono';
import { ADMIN_PATH } from '../admin/definitions.js';
import { adminBroadcastRoutes } from '../admin/broadcasts.js';
import { requireOperator } from '../admin/authorize.js';
import { keyRoutes } from '../admin/keys.js';
import { statusRoute, type LiveKitSightings } from '../admin/status.js';
import { webhookRoutes } from '../admin/webhooks.js';
import { broadcastRoutes } from '../broadcasts/routes.js';
import { developmentBroadcastRoutes } from '../dev-broadcast/routes.js';
import { developmentJoinRoutes } from '../dev-join/routes.js';
import { developmentPlaybackRoutes } from '../dev-playback/routes.js';
import { limitBodies, readBodies } from '../http/bodies.js';
import { answerErrors } from '../http/errors-to-http.js';
import { followRequests } from '../http/requests.js';
import { newRouter, type GatewayEnv, type Router } from '../http/router.js';
import { answerUnknownPaths } from '../http/unknown-paths.js';
import { liveStreamRoutes } from '../live-streams/routes.js';
import type { OpenRooms } from '../livekit/open-rooms.js';
import { serveOpenApi } from '../openapi/openapi.js';
import { operationRoutes } from '../operations/routes.js';
import { signingKeyRoutes } from '../signing-keys/routes.js';
import { spaceRoutes } from '../spaces/routes.js';
import type { Lookups } from '../token-exchange/lookups.js';
import { tokenExchangeRoutes } from '../token-exchange/routes.js';
import type { GatewayContext } from './context.js';

interface AppParts {
  readonly openRooms: OpenRooms;
  readonly lookups: Lookups;
  /** Where LiveKit's webhooks arrive. */
  readonly received: Router;
  readonly requireAccessToken: MiddlewareHandler<GatewayEnv>;
  readonly isStopping: () => boolean;
  readonly sightings: LiveKitSightings;
}

export function createApp(context: GatewayContext, parts: AppParts): Router {
  const app = newRouter();
  app.onError(answerErrors(context.logger));
  app.use(followRequests(context));
  app.use(limitBodies);
  for (const muxPaths of ['/video/v1/*', '/system/v1/*']) app.use(muxPaths, parts.requireAccessToken);
  app.use(`${ADMIN_PATH}/*`, requireOperator(context.settings));
  app.use(readBodies);

  app.route('/', spaceRoutes(context));
  app.route('/', broadcastRoutes(context));
  app.route('/', signingKeyRoutes(context));
  app.route('/', liveStreamRoutes(context));
  app.route('/', tokenExchangeRoutes(context, { rooms: parts.openRooms, lookups: parts.lookups }));
  if (context.settings.isDevelopment) {
    app.route('/', developmentJoinRoutes(context));
    app.route('/', developmentBroadcastRoutes(context));
    app.route('/', developmentPlaybackRoutes(context));
  }
  app.route('/', parts.received);
  app.route('/', adminRoutes(context, parts.sightings));
  app.route('/', operationRoutes(context, parts.isStopping));
  serveOpenApi(app);
  answerUnknownPaths(app);
  return app;
}

function adminRoutes(context: GatewayContext, sightings: LiveKitSightings): Router {
  const router = newRouter();
  statusRoute(router, context, sightings);
  keyRoutes(router, context);
  webhookRoutes(router, context);
  adminBroadcastRoutes(router, context);
  return router;
}
