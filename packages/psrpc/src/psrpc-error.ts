// The errors of a call: a code that both ends know, and a message for a person.
import type { Any } from '@bufbuild/protobuf';

/** psrpc's codes (July 2026). */
export type PsrpcErrorCode =
  | 'canceled'
  | 'malformed_request'
  | 'malformed_result'
  | 'deadline_exceeded'
  | 'unavailable'
  | 'unknown'
  | 'invalid_argument'
  | 'not_found'
  | 'not_acceptable'
  | 'already_exists'
  | 'permission_denied'
  | 'resource_exhausted'
  | 'failed_precondition'
  | 'aborted'
  | 'out_of_range'
  | 'unimplemented'
  | 'internal'
  | 'data_loss'
  | 'unauthenticated'
  | 'unprocessable_entity'
  | 'upstream_server_error'
  | 'upstream_client_error';

export class PsrpcError extends Error {
  override readonly name = 'PsrpcError';

  constructor(
    /** From a server of another version it may be one that is not in the list. */
    readonly code: PsrpcErrorCode,
    message: string,
    options: { cause?: unknown; details?: readonly Any[] } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.details = options.details ?? [];
  }

  readonly details: readonly Any[];
}

/** What a caller is told of an error that a handler threw. */
export function toPsrpcError(error: unknown): PsrpcError {
  if (error instanceof PsrpcError) return error;
  return new PsrpcError('unknown', error instanceof Error ? error.message : String(error), { cause: error });
}
