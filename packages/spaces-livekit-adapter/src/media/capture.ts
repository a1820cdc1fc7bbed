// Makes local tracks from cameras, microphones, screens and media streams.
import { LocalTrack } from '../tracks/local-track.js';
import type { CreateLocalMediaOptions, LocalTrackOptions } from '../tracks/local-track-options.js';
import { TrackKind, TrackSource } from '../tracks/track-enums.js';
import { isGoodVideoWanted } from '../debug-switches.js';
import { cameraCap, screenCap, toConstraints } from './constraints.js';
import { waitForDimensions } from './first-frame.js';

/** Screens are captured at this rate, whatever is asked (spaces-web 1.2.0). */
const SCREEN_FRAMES_PER_SECOND = 15;
const GOOD_SCREEN_FRAMES_PER_SECOND = 30;

/**
 * Captures the camera and the microphone, in the order of the browser's tracks.
 * A kind that is left out is captured too: `getUserMedia({ video: true })` asks for both (spaces-web 1.2.0).
 * @throws Error when a dimension is over 1280x720; the browser's DOMException, unchanged
 */
export async function getUserMedia(options?: CreateLocalMediaOptions): Promise<LocalTrack[]> {
  const stream = await navigator.mediaDevices.getUserMedia(toConstraints(options ?? {}, cameraCap));
  await waitForDimensions(stream);
  return stream
    .getTracks()
    .map((media) =>
      localTrackOf(media, options, { audio: TrackSource.Microphone, video: TrackSource.Camera }),
    );
}

/**
 * Captures a screen, a window or a tab, at 15 frames a second, with its audio where the browser can.
 * @throws Error when a dimension is over 2560x1440; the browser's DOMException, unchanged
 */
export async function getDisplayMedia(options?: CreateLocalMediaOptions): Promise<LocalTrack[]> {
  const { audio, video } = toConstraints(options ?? {}, screenCap);
  const frameRate = isGoodVideoWanted() ? GOOD_SCREEN_FRAMES_PER_SECOND : SCREEN_FRAMES_PER_SECOND;
  const stream = await navigator.mediaDevices.getDisplayMedia({
    audio,
    video: typeof video === 'object' ? { ...video, frameRate } : video,
  });
  return stream.getTracks().map((media) =>
    localTrackOf(media, options, {
      audio: TrackSource.ScreenshareAudio,
      video: TrackSource.Screenshare,
    }),
  );
}

/**
 * Makes tracks of source `other` from any stream, such as a canvas's.
 * @param streamName becomes each track's name
 * @throws Error for video over 2560x1440
 */
export async function getLocalTracksFromMediaStream(
  streamName: string,
  stream: MediaStream,
): Promise<LocalTrack[]> {
  return stream.getTracks().map((media) => {
    const { width = 0, height = 0 } = media.getSettings();
    if (width > screenCap.width || height > screenCap.height)
      throw new Error(`Video track must be within dimensions of ${screenCap.width}x${screenCap.height}`);
    return describe(media, { tid: media.id, name: streamName, muted: false, source: TrackSource.Other });
  });
}

/** `crypto.randomUUID` is missing before Safari 15.4, and on pages that came by plain http. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function localTrackOf(
  media: MediaStreamTrack,
  options: CreateLocalMediaOptions | undefined,
  sources: { audio: TrackSource; video: TrackSource },
): LocalTrack {
  const kind = media.kind === 'audio' ? 'audio' : 'video';
  const option = options?.[kind];
  const { name, metadata }: LocalTrackOptions & { metadata?: Record<string, unknown> } =
    (typeof option === 'object' && option) || {};
  const track = describe(media, {
    ...{ tid: randomId(), name: name || media.label },
    ...{ muted: media.muted, source: sources[kind] },
  });
  // Undeclared in spaces-web 1.2.0 too, which keeps it at the track and sends it nowhere.
  if (metadata) track.metadata = metadata;
  return track;
}

function describe(
  track: MediaStreamTrack,
  about: { tid: string; name: string; muted: boolean; source: TrackSource },
): LocalTrack {
  const { width = 0, height = 0, deviceId } = track.getSettings();
  return new LocalTrack({
    ...about,
    track,
    kind: track.kind === 'audio' ? TrackKind.Audio : TrackKind.Video,
    width,
    height,
    ...(deviceId !== undefined && { deviceId }),
  });
}
