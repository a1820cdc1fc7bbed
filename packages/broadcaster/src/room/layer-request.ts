// Asks the SFU for the simulcast layer that fits a size; rtc-node 1.1 has no public call for it, its FFI has.
import { FfiRequest, livekitFfiRequest } from '@livekit/rtc-ffi-bindings';
import type { RemoteTrackPublication } from '@livekit/rtc-node';

/** The publication then arrives in the smallest layer that is no smaller than this, within a few pictures. */
export function requestLayer(publication: RemoteTrackPublication, width: number, height: number): void {
  const trackPublicationHandle = publication.ffiHandle.handle;
  const request = new FfiRequest({
    message: {
      case: 'updateRemoteTrackPublicationDimension',
      value: { trackPublicationHandle, width, height },
    },
  });
  livekitFfiRequest(request.toBinary());
}
