// Who calls: the environment and request of an API call, and the address it came from.
import type { Context } from 'hono';
import type { Caller } from '../ground/caller.js';
import type { GatewayEnv } from './router.js';

export function callerOf(c: Context<GatewayEnv>): Caller {
  return { environmentId: c.var.environmentId, requestId: c.var.requestId };
}

/**
 * The address that a request came from: the socket's, or what the last trusted proxy wrote into `X-Forwarded-For`.
 * A request that was made in this process has none and counts as `local`.
 */
export function addressOf(c: Context<GatewayEnv>, trustedProxies: number): string {
  const socket = c.env?.incoming?.socket.remoteAddress ?? 'local';
  if (trustedProxies === 0) return socket;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.filter(Boolean).at(-trustedProxies) ?? socket;
}
