// Gives each request its id, its log line and its measurement.
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { GatewayContext } from '../ground/context.js';
import type { GatewayEnv } from './router.js';

/** Taken over from a caller when it looks like an id, so that one id runs through all logs. */
const REQUEST_ID = /^[\w.-]{8,128}$/;

export function followRequests({ logger, metrics }: GatewayContext): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    c.header('X-Request-Id', requestId);
    const began = performance.now();
    await next();
    const durationMs = performance.now() - began;
    const { status } = c.res;
    // The pattern, not the path: a label for each id would grow without end.
    const route = status === 404 && !c.var.environmentId ? 'unknown' : routePath(c, -1);
    metrics.requests.observe({ method: c.req.method, route, status }, durationMs / 1000);
    // The path without its query, where a stream key may stand.
    logger.info(
      { requestId, method: c.req.method, path: c.req.path, status, durationMs: Math.round(durationMs) },
      'request',
    );
  };
}
