// The one error class of this page; its messages are what the screen says.

export type PageErrorCode =
  | 'missing_url'
  | 'invalid_url'
  | 'missing_token'
  | 'unreadable_token'
  | 'foreign_token'
  | 'expired_token'
  | 'unknown_layout'
  | 'unknown_resolution'
  | 'invalid_background'
  | 'invalid_demo'
  | 'room_refused'
  | 'room_unreachable';

/** Never holds a token or the query. */
export class PageError extends Error {
  override readonly name = 'PageError';

  constructor(
    readonly code: PageErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
