import {
  type CreateLocalTracksOptions,
  createLocalScreenTracks,
  createLocalTracks,
  type AudioCaptureOptions,
  LocalAudioTrack,
  LocalVideoTrack,
  type VideoCaptureOptions,
} from 'livekit-client';

export const all = () => createLocalTracks({ audio: true, video: true });
export const some = (deviceId: string) =>
  createLocalTracks({ audio: false, video: { deviceId, resolution: { width: 640, height: 360 } } });
// airlock-migrate[TRACK_NAME]: names belong to publications: give it to publishTrack({ name })  (Track changes)
export const named = () => createLocalTracks({ audio: true, video: false });
export const nested = () => createLocalTracks({ audio: { echoCancellation: true }, video: false });
const quiet: AudioCaptureOptions = { echoCancellation: true, channelCount: 1 };
const microphoneOnly: CreateLocalTracksOptions = { audio: { ...quiet }, video: false };
export const quietly = (deviceId: string) =>
  createLocalTracks({ audio: { deviceId: { exact: deviceId }, ...quiet }, video: false });
export const camera = (deviceId: string) =>
  createLocalTracks({ audio: false, video: { deviceId, resolution: { width: 640, height: 720 } } });
export const constant = () => createLocalTracks(microphoneOnly);
// airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options  (Track changes)
export const odd = () => createLocalTracks({ video: { aspectRatio: 2 } });
export const screen = () => createLocalScreenTracks({ audio: true, resolution: { width: 2560, height: 1440, frameRate: 15 } });
// airlock-migrate[TRACK_NAME]: names belong to publications: give it to publishTrack({ name })  (Track changes)
export const stream = async (media: MediaStream) => media.getTracks().map((track) => track.kind === 'audio' ? new LocalAudioTrack(track) : new LocalVideoTrack(track));
// airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options  (Track changes)
export const given = (options: CreateLocalTracksOptions) => createLocalTracks(options);
// airlock-migrate[TRACK_NAME]: names belong to publications: give it to publishTrack({ name })  (Track changes)
// airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options  (Track changes)
export const half = (options: AudioCaptureOptions | VideoCaptureOptions) => [options.name, options.constraints];
export const read = (options: CreateLocalTracksOptions) => options.audio;
export const slides = (isQuiet: boolean) => createLocalScreenTracks({ audio: !isQuiet, resolution: { width: 2560, height: 1440, frameRate: 5 } });
// airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options  (Track changes)
export const window1 = (video: MediaTrackConstraints) => createLocalScreenTracks({ audio: false, video: { constraints: video } });
