// How media is encoded: the rates of spaces-web 1.2.0 in livekit-client's words.
import { VideoPresets, type RoomOptions, type TrackPublishDefaults } from 'livekit-client';
import { reconnectPolicy } from '../reconnect/reconnect-policy.js';
import { isGoodVideoWanted } from '../debug-switches.js';
import type { SpaceOptions } from '../space-options.js';

/** @param given by the application: they win */
export function roomOptions(options: SpaceOptions, given: RoomOptions = {}): RoomOptions {
  return {
    // Needs livekit-client's own `attach` to see elements, which would unmute previews.
    adaptiveStream: false,
    dynacast: true,
    stopLocalTrackOnUnpublish: false,
    // At `beforeunload` too, which may be cancelled: see page-leave.ts.
    disconnectOnPageLeave: false,
    reconnectPolicy,
    ...given,
    publishDefaults: { ...publishDefaults(options), ...given.publishDefaults },
  };
}

function publishDefaults({ disableABRPublishing }: SpaceOptions): TrackPublishDefaults {
  return {
    simulcast: !disableABRPublishing,
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: isGoodVideoWanted()
      ? { maxBitrate: 5_000_000, maxFramerate: 30 }
      : { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  };
}
