import {
  LivekitError,
  ConnectionError,
  PublishDataError,
  PublishTrackError,
  SignalRequestError,
  ConnectionErrorReason,
} from 'livekit-client';

export function explain(error: unknown): string {
  if (error instanceof ConnectionError && error.reason === ConnectionErrorReason.NotAllowed) return 'token';
  if (error instanceof ConnectionError && error.reason !== ConnectionErrorReason.NotAllowed && error.reason !== ConnectionErrorReason.InternalError) return 'network';
  if (error instanceof ConnectionError && error.reason === ConnectionErrorReason.InternalError) return 'server';
  if (error instanceof PublishTrackError) return 'track';
  if (error instanceof PublishDataError) return 'event';
  if (error instanceof SignalRequestError) return 'name';
  if (error instanceof SignalRequestError && error.reason === 'TimeoutError') return 'time';
  if (error instanceof LivekitError) return `mux ${error.code}`;
  return '';
}

export const others = (error: unknown): boolean =>
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: AcrError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: DisconnectedError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: InvalidProtocolError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: SpaceOptionsError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: SubscriptionError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: UnpublishTrackError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: UpdateTrackError  (Space to Room)
  error instanceof LivekitError ||
  // airlock-migrate[ERROR_CLASS]: LiveKit has no error of this meaning: WebsocketError  (Space to Room)
  error instanceof LivekitError;
