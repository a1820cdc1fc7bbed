// The error classes of spaces-web 1.2.0, each a direct child of MuxError; their names survive a minifier.

/** Base of every error that this package throws. */
export class MuxError extends Error {
  override name = 'MuxError';
  /** Declared for compatibility; spaces-web 1.2.0 never assigned it, so it stays `undefined`. */
  declare code: number;
}

/** The token cannot be read, or the server refuses it. */
export class JWTError extends MuxError {
  override name = 'JWTError';
}

/** Something failed that the application can do nothing about. */
export class InternalError extends MuxError {
  override name = 'InternalError';
}

/** An option of the Space is out of range. */
export class SpaceOptionsError extends MuxError {
  override name = 'SpaceOptionsError';
}

/** The Space cannot be reached, or has no room for one more. */
export class ConnectionError extends MuxError {
  override name = 'ConnectionError';
}

/** The connection was lost and could not be restored. */
export class DisconnectedError extends MuxError {
  override name = 'DisconnectedError';
}

/** The signalling connection closed while something was under way. */
export class WebsocketError extends MuxError {
  override name = 'WebsocketError';
}

/** A custom event could not be published. */
export class PublishCustomEventError extends MuxError {
  override name = 'PublishCustomEventError';
}

/** A track could not be published. */
export class PublishTrackError extends MuxError {
  override name = 'PublishTrackError';
}

/** A track could not be unpublished. */
export class UnpublishTrackError extends MuxError {
  override name = 'UnpublishTrackError';
}

/** A published track could not be updated. */
export class UpdateTrackError extends MuxError {
  override name = 'UpdateTrackError';
}

/** A participant could not be subscribed to, or unsubscribed from. */
export class SubscriptionError extends MuxError {
  override name = 'SubscriptionError';
}

/** The server did not answer in time. */
export class RequestTimeoutError extends MuxError {
  override name = 'RequestTimeoutError';
}

/** An Absolute Category Rating could not be submitted. */
export class AcrError extends MuxError {
  override name = 'AcrError';
}

/** The display name is not allowed, or could not be set. */
export class SetDisplayNameError extends MuxError {
  override name = 'SetDisplayNameError';
}

/** Client and server do not speak the same protocol. */
export class InvalidProtocolError extends MuxError {
  override name = 'InvalidProtocolError';
}
