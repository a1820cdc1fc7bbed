// Everything the gateway refuses or fails at: one class, and one table from its codes to HTTP.
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Code -> HTTP status. The code is the `type` in Mux's error envelope.
 * 409 is absent on purpose: mux-node 8 retries it; a wrong state is 412 `failed_request`.
 */
export const HTTP_STATUS = {
  invalid_parameters: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  failed_request: 412,
  payload_too_large: 413,
  too_many_requests: 429,
  internal_error: 500,
  livekit_unreachable: 503,
  database_unreachable: 503,
  // Mux's API, where live streams are Mux's.
  mux_refused: 502,
  mux_unreachable: 503,
  // The token exchange; most are the codes of @airlock-rtc/tokens.
  malformed_token: 400,
  wrong_algorithm: 401,
  missing_key_id: 401,
  unknown_key_id: 401,
  foreign_key: 401,
  bad_signature: 401,
  wrong_audience: 401,
  wrong_issuer: 401,
  missing_subject: 401,
  missing_expiry: 401,
  expired_token: 401,
  not_yet_valid: 401,
  space_not_found: 404,
  space_deleted: 404,
  space_full: 403,
  // Start of the process, and commands; never sent over HTTP.
  configuration_invalid: 500,
  database_in_use: 500,
  database_not_empty: 500,
} as const satisfies Record<string, ContentfulStatusCode>;

export type GatewayErrorCode = keyof typeof HTTP_STATUS;

/** Base of every error of this package. `messages` are for a person, name the next step, and hold no secret. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly messages: readonly string[];
  /** For programs, beside Mux's envelope; without secrets. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    readonly code: GatewayErrorCode,
    messages: string | readonly string[],
    { details, ...options }: ErrorOptions & { readonly details?: Readonly<Record<string, unknown>> } = {},
  ) {
    const list = typeof messages === 'string' ? [messages] : messages;
    super(list.join('; '), options);
    this.messages = list;
    this.details = details;
  }

  get status(): (typeof HTTP_STATUS)[GatewayErrorCode] {
    return HTTP_STATUS[this.code];
  }
}

/** Mux's error envelope, and what Airlock adds to it. */
export interface ErrorEnvelope {
  error: { type: string; messages: string[]; airlock?: Record<string, unknown> };
}

export function errorEnvelope({ code, messages, details }: GatewayError): ErrorEnvelope {
  return { error: { type: code, messages: [...messages], ...(details && { airlock: { ...details } }) } };
}

/** 404 in the words that Mux used for signing keys. */
export function notFound(what: string): GatewayError {
  return new GatewayError('not_found', `${what} not found`);
}
