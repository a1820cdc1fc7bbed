// What @airlock-rtc/spaces-livekit-adapter exports: the surface of spaces-web 1.2.0, and `configure`.
export * from './errors.js';
export type { ActiveSpeaker, CustomEvent } from './events/event-arguments.js';
export { ParticipantEvent } from './events/participant-event.js';
export { SpaceEvent } from './events/space-event.js';
export { TrackEvent } from './events/track-event.js';
export { getDisplayMedia, getLocalTracksFromMediaStream, getUserMedia } from './media/capture.js';
export { LocalParticipant } from './participants/local-participant.js';
export { ParticipantRole, ParticipantStatus } from './participants/participant-enums.js';
export { RemoteParticipant } from './participants/remote-participant.js';
export { AcrScore } from './space/acr-score.js';
export { configure, type SpacesConfiguration } from './space/configure.js';
export { SubscriptionMode, type SpaceOptionsParams } from './space/space-options.js';
export { Space } from './space/space.js';
export { LocalTrack } from './tracks/local-track.js';
export type { CreateLocalMediaOptions, LocalTrackOptions } from './tracks/local-track-options.js';
export { RemoteTrack } from './tracks/remote-track.js';
export { TrackKind, TrackSource } from './tracks/track-enums.js';
export { Track } from './tracks/track.js';
