// The route on which a browser changes its Mux token into a LiveKit one.
import { createRoute, z } from '@hono/zod-openapi';
import { TOKEN_EXCHANGE_PATH } from '@airlock-rtc/contract';
import { GatewayError } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import { bodyRequired, requiredBody } from '../http/bodies.js';
import { addressOf } from '../http/caller.js';
import { callerNetwork } from '../http/client-address.js';
import { openToBrowsers } from '../http/open-to-browsers.js';
import { errors, json, newRouter, type Router } from '../http/router.js';
import { exchangeToken, PublicKeys, type ExchangeDeps } from './exchange.js';
import { createExchangeLimit, TooManyRequests } from './rate-limit.js';

const exchangeRequest = z
  .object({
    token: z.string().min(1).max(16_384).openapi({ description: 'A Mux space token' }),
    display_name: z.string().optional().openapi({ description: 'At most 64 characters' }),
  })
  .openapi('TokenExchangeRequest');

const exchangeResponse = z
  .object({
    token: z.string().openapi({ description: 'A LiveKit token, for one connection' }),
    url: z.string().openapi({ description: 'Of the LiveKit server' }),
    participants: z.int().openapi({ description: 'People in the space already' }),
    limit: z.int().optional().openapi({ description: 'Most people that the space takes' }),
  })
  .openapi('TokenExchange');

const exchange = createRoute({
  method: 'post',
  path: TOKEN_EXCHANGE_PATH,
  operationId: 'exchangeToken',
  summary: 'Change a Mux space token into a LiveKit token',
  description: '`error.type` says why a token is refused.',
  tags: ['Airlock'],
  security: [],
  ...bodyRequired,
  request: { body: requiredBody(exchangeRequest) },
  responses: {
    200: json(exchangeResponse, 'The LiveKit token and where to go with it'),
    ...errors(400, 401, 403, 404, 413, 429, 503),
  },
});

export function tokenExchangeRoutes(
  context: GatewayContext,
  { rooms, lookups }: Pick<ExchangeDeps, 'rooms' | 'lookups'>,
): Router {
  const { metrics, settings } = context;
  const limit = createExchangeLimit(settings);
  const keys = new PublicKeys();
  const router = newRouter();
  router.use(TOKEN_EXCHANGE_PATH, openToBrowsers);
  router.openapi(exchange, async (c) => {
    const { token, display_name: displayName } = c.req.valid('json');
    try {
      const from = limit.of(callerNetwork(addressOf(c, settings.trustedProxies)));
      await from.take();
      const deps = { rooms, keys, lookups, limit: from.takeFor };
      const answer = await exchangeToken(context, deps, { token, displayName });
      metrics.exchanges.inc({ result: 'ok' });
      c.header('Cache-Control', 'no-store');
      return c.json(answer, 200);
    } catch (error) {
      metrics.exchanges.inc({ result: error instanceof GatewayError ? error.code : 'internal_error' });
      if (error instanceof TooManyRequests) c.header('Retry-After', String(error.retryAfterSeconds));
      throw error;
    }
  });
  return router;
}
