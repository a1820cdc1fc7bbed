// Asks the SFU for the simulcast layer that fits a size.
import type { RemoteTrackPublication } from '@livekit/rtc-node';
import { ffiRequest } from './ffi.js';

/** The publication then arrives in the smallest layer that is no smaller than this, within a few pictures. */
export function requestLayer(publication: RemoteTrackPublication, width: number, height: number): void {
  const trackPublicationHandle = publication.ffiHandle.handle;
  ffiRequest({
    message: {
      case: 'updateRemoteTrackPublicationDimension',
      value: { trackPublicationHandle, width, height },
    },
  });
}
