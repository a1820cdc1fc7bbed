// Mutes a local track of rtc-node 1.1, which has the request in its FFI and no method for it.
import type { LocalTrack } from '@livekit/rtc-node';
import { FfiRequest, livekitFfiRequest } from '@livekit/rtc-ffi-bindings';

export function setMuted(track: LocalTrack, isMuted: boolean): void {
  const request = new FfiRequest({
    message: {
      case: 'localTrackMute',
      value: { trackHandle: track.ffi_handle.handle, mute: isMuted },
    },
  });
  livekitFfiRequest(request.toBinary());
}
