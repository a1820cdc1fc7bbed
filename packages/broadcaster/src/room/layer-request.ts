// Asks the SFU for the simulcast layer that fits a size, or for no media at all.
import type { RemoteTrackPublication } from '@livekit/rtc-node';
import { ffiRequest } from './ffi.js';

/** The publication then arrives in the smallest layer that is no smaller than this, within a few frames. */
export function requestLayer(publication: RemoteTrackPublication, width: number, height: number): void {
  const trackPublicationHandle = publication.ffiHandle.handle;
  ffiRequest({
    message: {
      case: 'updateRemoteTrackPublicationDimension',
      value: { trackPublicationHandle, width, height },
    },
  });
}

/** A track that is subscribed and paused costs no media, and its first frame comes sooner than a new subscription's. */
export function setPaused(publication: RemoteTrackPublication, isPaused: boolean): void {
  const trackPublicationHandle = publication.ffiHandle.handle;
  ffiRequest({
    message: {
      case: 'enableRemoteTrackPublication',
      value: { trackPublicationHandle, enabled: !isPaused },
    },
  });
}
