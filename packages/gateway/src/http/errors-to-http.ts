// Turns whatever was thrown into Mux's error envelope.
import { BroadcastRefused } from '@airlock-rtc/contract';
import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { refusalToGatewayError } from '../broadcasts/refusal.js';
import { errorEnvelope, GatewayError } from '../errors/errors.js';
import type { Logger } from '../telemetry/logger.js';
import type { GatewayEnv } from './router.js';

export function answerErrors(logger: Logger): ErrorHandler<GatewayEnv> {
  return (thrown, c) => {
    const error = asGatewayError(thrown);
    if (error.status >= 500) {
      logger.error({ err: thrown, requestId: c.var.requestId, code: error.code }, 'request failed');
    }
    return c.json(errorEnvelope(error), error.status);
  };
}

function asGatewayError(thrown: unknown): GatewayError {
  if (thrown instanceof GatewayError) return thrown;
  if (thrown instanceof BroadcastRefused) return refusalToGatewayError(thrown);
  // hono throws these for broken JSON and for bodies of other types.
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new GatewayError('invalid_parameters', 'The body is not valid JSON', { cause: thrown });
  }
  const next = 'Something went wrong here: look for the X-Request-Id in the log of the gateway';
  return new GatewayError('internal_error', next, { cause: thrown });
}
