// Warns once when requests come through a proxy that is not trusted: everybody then counts as one address.
import type { MiddlewareHandler } from 'hono';
import type { GatewayContext } from '../ground/context.js';
import type { GatewayEnv } from './router.js';

export function warnOfUnknownProxies({
  logger,
  settings,
}: Pick<GatewayContext, 'logger' | 'settings'>): MiddlewareHandler<GatewayEnv> {
  let isWarned = settings.trustedProxies > 0;
  return async (c, next) => {
    if (!isWarned && c.req.header('x-forwarded-for') !== undefined) {
      isWarned = true;
      const mend =
        'set AIRLOCK_TRUSTED_PROXIES to the number of proxies in front, or all clients share one limit';
      logger.warn(`requests come through a proxy whose X-Forwarded-For is not believed: ${mend}`);
    }
    await next();
  };
}
