// The one error class of this package: what the operator has to mend before a worker can start.

export type EgressErrorCode = 'invalid_configuration' | 'redis_unreachable' | 'port_in_use';

export class EgressError extends Error {
  override readonly name = 'EgressError';

  constructor(
    readonly code: EgressErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
