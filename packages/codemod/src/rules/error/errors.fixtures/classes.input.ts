import {
  AcrError,
  ConnectionError,
  DisconnectedError,
  InternalError,
  InvalidProtocolError,
  JWTError,
  MuxError,
  PublishCustomEventError,
  PublishTrackError,
  RequestTimeoutError,
  SetDisplayNameError,
  SpaceOptionsError,
  SubscriptionError,
  UnpublishTrackError,
  UpdateTrackError,
  WebsocketError,
} from '@mux/spaces-web';

export function explain(error: unknown): string {
  if (error instanceof JWTError) return 'token';
  if (error instanceof ConnectionError) return 'network';
  if (error instanceof InternalError) return 'server';
  if (error instanceof PublishTrackError) return 'track';
  if (error instanceof PublishCustomEventError) return 'event';
  if (error instanceof SetDisplayNameError) return 'name';
  if (error instanceof RequestTimeoutError) return 'time';
  if (error instanceof MuxError) return `mux ${error.code}`;
  return '';
}

export const others = (error: unknown): boolean =>
  error instanceof AcrError ||
  error instanceof DisconnectedError ||
  error instanceof InvalidProtocolError ||
  error instanceof SpaceOptionsError ||
  error instanceof SubscriptionError ||
  error instanceof UnpublishTrackError ||
  error instanceof UpdateTrackError ||
  error instanceof WebsocketError;
