// Refuses requests of a gateway that takes a gateway for Mux: it would ask itself without end.
import type { MiddlewareHandler } from 'hono';
import { GatewayError } from '../errors/errors.js';
import type { GatewayEnv } from '../http/router.js';

/** `Via` (RFC 9110, 7.6.3) of what the gateway asks Mux. */
export const VIA = '1.1 airlock-gateway';

/** Applications name a gateway by the same variables by which a gateway names Mux: easily set for both. */
export const refuseLoops: MiddlewareHandler<GatewayEnv> = async (c, next) => {
  if (c.req.header('via')?.includes(VIA)) {
    const mend = 'give the gateway Mux’s own token, and leave MUX_BASE_URL out';
    throw new GatewayError(
      'failed_request',
      `MUX_BASE_URL of the gateway leads to a gateway, not to Mux: ${mend}`,
    );
  }
  await next();
};
