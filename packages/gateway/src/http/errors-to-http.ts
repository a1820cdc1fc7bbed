// Turns whatever was thrown into Mux's error envelope.
import { BroadcastRefused } from '@airlock-rtc/contract';
import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { refusalToGatewayError } from './refusal.js';
import { errorEnvelope, GatewayError } from '../errors/errors.js';
import { isDatabaseUnreachable, isDiskFull } from '../database/outage.js';
import type { Logger } from '../telemetry/logger.js';
import type { GatewayEnv } from './router.js';

/** A restart of Postgres, LiveKit or Mux takes about so long. */
const RETRY_AFTER_SECONDS = '5';

export function answerErrors(logger: Logger): ErrorHandler<GatewayEnv> {
  return (thrown, c) => {
    const error = asGatewayError(thrown);
    if (error.status >= 500) {
      logger.error({ err: thrown, requestId: c.var.requestId, code: error.code }, 'request failed');
    }
    if (error.status === 503) c.header('Retry-After', RETRY_AFTER_SECONDS);
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
  if (isDatabaseUnreachable(thrown)) {
    const words = 'The database of the gateway does not answer: try again in a few seconds';
    return new GatewayError('database_unreachable', words, { cause: thrown });
  }
  if (isDiskFull(thrown)) {
    const words = 'The disk of the gateway’s database is full: free space on it, and try again';
    return new GatewayError('database_unreachable', words, { cause: thrown });
  }
  const next = 'Something went wrong here: look for the X-Request-Id in the log of the gateway';
  return new GatewayError('internal_error', next, { cause: thrown });
}
