// Lets only the operator pass: by a token of its own, and from this machine unless told otherwise.
import type { MiddlewareHandler } from 'hono';
import ipaddr from 'ipaddr.js';
import { isSame } from '../access-tokens/access-tokens.js';
import { GatewayError } from '../errors/errors.js';
import type { Settings } from '../ground/settings.js';
import { addressOf } from '../http/caller.js';
import type { GatewayEnv } from '../http/router.js';

export function requireOperator({
  adminToken,
  isAdminRemote,
}: Pick<Settings, 'adminToken' | 'isAdminRemote'>): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    // Behind a proxy on this machine every request comes from loopback: only one without a proxy's mark is local.
    const isForwarded = Boolean(c.req.header('x-forwarded-for') ?? c.req.header('forwarded'));
    if (!isAdminRemote && (isForwarded || !isLoopback(addressOf(c, 0)))) {
      const next = 'ask on the machine itself, or set AIRLOCK_ADMIN_REMOTE=true';
      throw new GatewayError('forbidden', `The admin API answers this machine only: ${next}`);
    }
    const given = /^bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (!adminToken || !given || !isSame(given, adminToken)) {
      c.header('WWW-Authenticate', 'Bearer');
      throw new GatewayError(
        'unauthorized',
        'Send Authorization: Bearer with the AIRLOCK_ADMIN_TOKEN of the gateway',
      );
    }
    await next();
  };
}

function isLoopback(address: string): boolean {
  return address === 'local' || (ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback');
}
