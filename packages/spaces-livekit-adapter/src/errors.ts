// The error classes of spaces-web 1.2.0, each a direct child of MuxError; their names survive a minifier.

/** Base of every error that this package throws. */
export class MuxError extends Error {
  /** Always `MuxError`, also in minified code. */
  override name = 'MuxError';
  /** Declared for compatibility; spaces-web 1.2.0 never assigned it, so it stays `undefined`. */
  declare code: number;
}

/** The token cannot be read, or the server refuses it. */
export class JWTError extends MuxError {
  /** Always `JWTError`, also in minified code. */
  override name = 'JWTError';
}

/** Something failed that the application can do nothing about. */
export class InternalError extends MuxError {
  /** Always `InternalError`, also in minified code. */
  override name = 'InternalError';
}

/** An option of the Space is out of range. */
export class SpaceOptionsError extends MuxError {
  /** Always `SpaceOptionsError`, also in minified code. */
  override name = 'SpaceOptionsError';
}

/** The Space cannot be reached, or has no room for one more. */
export class ConnectionError extends MuxError {
  /** Always `ConnectionError`, also in minified code. */
  override name = 'ConnectionError';
}

/** The connection was lost and could not be restored. */
export class DisconnectedError extends MuxError {
  /** Always `DisconnectedError`, also in minified code. */
  override name = 'DisconnectedError';
}

/** The signalling connection closed while something was under way. */
export class WebsocketError extends MuxError {
  /** Always `WebsocketError`, also in minified code. */
  override name = 'WebsocketError';
}

/** A custom event could not be published. */
export class PublishCustomEventError extends MuxError {
  /** Always `PublishCustomEventError`, also in minified code. */
  override name = 'PublishCustomEventError';
}

/** A track could not be published. */
export class PublishTrackError extends MuxError {
  /** Always `PublishTrackError`, also in minified code. */
  override name = 'PublishTrackError';
}

/** A track could not be unpublished. */
export class UnpublishTrackError extends MuxError {
  /** Always `UnpublishTrackError`, also in minified code. */
  override name = 'UnpublishTrackError';
}

/** A published track could not be updated. */
export class UpdateTrackError extends MuxError {
  /** Always `UpdateTrackError`, also in minified code. */
  override name = 'UpdateTrackError';
}

/** A participant could not be subscribed to, or unsubscribed from. */
export class SubscriptionError extends MuxError {
  /** Always `SubscriptionError`, also in minified code. */
  override name = 'SubscriptionError';
}

/** The server did not answer in time. */
export class RequestTimeoutError extends MuxError {
  /** Always `RequestTimeoutError`, also in minified code. */
  override name = 'RequestTimeoutError';
}

/** An Absolute Category Rating could not be submitted. */
export class AcrError extends MuxError {
  /** Always `AcrError`, also in minified code. */
  override name = 'AcrError';
}

/** The display name is not allowed, or could not be set. */
export class SetDisplayNameError extends MuxError {
  /** Always `SetDisplayNameError`, also in minified code. */
  override name = 'SetDisplayNameError';
}

/** Client and server do not speak the same protocol. */
export class InvalidProtocolError extends MuxError {
  /** Always `InvalidProtocolError`, also in minified code. */
  override name = 'InvalidProtocolError';
}
