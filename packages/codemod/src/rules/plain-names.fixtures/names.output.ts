import {
  type Participant,
  type CreateLocalTracksOptions,
  LocalParticipant,
  LocalTrack,
  ParticipantEvent,
  RemoteParticipant,
  RemoteTrackPublication,
  Room,
  RoomEvent,
  type RoomOptions,
  TrackEvent,
  type AudioCaptureOptions,
  type VideoCaptureOptions,
  VideoPresets,
} from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';

export const isTrack = (it: unknown) => (it instanceof LocalTrack || it instanceof RemoteTrackPublication) || it instanceof LocalTrack || it instanceof RemoteTrackPublication;
export const isPerson = (it: unknown) => it instanceof LocalParticipant || it instanceof RemoteParticipant;
export type Speakers = Participant[];
export type Capture = [CreateLocalTracksOptions, AudioCaptureOptions | VideoCaptureOptions];
export type Message = { payload: string; sequenceNumber: number };
export type Muted = Pick<LocalTrack | RemoteTrackPublication, 'isMuted'>;
export const enums = [RoomEvent, ParticipantEvent, TrackEvent];
// airlock-migrate[SUBCLASS]: a class of the Spaces SDK is extended or made here; move it by hand  (Space to Room)
export class Classroom extends Room {}
// airlock-migrate[SPACE_OPTIONS]: these options cannot be read here; translate them to RoomOptions: SpaceOptionsParams  (Space to Room)
export const options: RoomOptions = { disableABRPublishing: true, automaticParticipantLimit: 4 };
// airlock-migrate[SPACE_OPTIONS]: these options cannot be read here; translate them to RoomOptions: options  (Space to Room)
// airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
export const open = (token: string) => prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token, limit: 16 });
