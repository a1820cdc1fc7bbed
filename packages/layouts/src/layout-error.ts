// The one error class of this package.

export type LayoutErrorCode = 'unknown_format';

export class LayoutError extends Error {
  override readonly name = 'LayoutError';

  constructor(
    readonly code: LayoutErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
