// Errors as Twirp (v7) answers them: a code of its table, and words.
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isDatabaseUnreachable } from '../database/outage.js';
import { GatewayError } from '../errors/errors.js';

const HTTP_STATUS = {
  malformed: 400,
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  bad_route: 404,
  already_exists: 409,
  failed_precondition: 412,
  resource_exhausted: 429,
  internal: 500,
  unimplemented: 501,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type TwirpCode = keyof typeof HTTP_STATUS;

export class TwirpError extends Error {
  override readonly name = 'TwirpError';

  constructor(
    readonly code: TwirpCode,
    message: string,
  ) {
    super(message);
  }

  get status(): ContentfulStatusCode {
    return HTTP_STATUS[this.code];
  }
}

/** Of whatever was thrown; what nobody foresaw says no more than where to look. */
export function asTwirpError(thrown: unknown): TwirpError {
  if (thrown instanceof TwirpError) return thrown;
  if (thrown instanceof GatewayError && thrown.code === 'livekit_unreachable') {
    return new TwirpError('unavailable', thrown.message);
  }
  if (isDatabaseUnreachable(thrown)) {
    return new TwirpError('unavailable', 'The database of the gateway does not answer: try again.');
  }
  // The refusals of the engine.
  if (thrown instanceof Error && 'code' in thrown && isTwirpCode(thrown.code)) {
    return new TwirpError(thrown.code, thrown.message);
  }
  return new TwirpError(
    'internal',
    'Something went wrong: look for the X-Request-Id in the log of the gateway.',
  );
}

function isTwirpCode(code: unknown): code is TwirpCode {
  return typeof code === 'string' && Object.hasOwn(HTTP_STATUS, code);
}
