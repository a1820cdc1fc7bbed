import * as Spaces from 'livekit-client';
import { Track, VideoPresets } from 'livekit-client';
import { prepareRankedRoom, AcrScore } from './spaces-on-livekit';
export { Room as Space, RemoteParticipant } from 'livekit-client';
export { AcrScore } from './spaces-on-livekit';
export const TrackKind = Track.Kind;
export type TrackKind = Track.Kind;

export const open = (token: string) => prepareRankedRoom(new Spaces.Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token, limit: 16 });
export const kinds = Spaces.Track.Kind;
export const scores = AcrScore;
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: join  (Update your imports)
export const join = (space: Spaces.Room) => [1].map(space.join);
export const wave = (person: Spaces.RemoteParticipant & { waves: boolean }) => person.waves;
// airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: connectionId  (Update your imports)
export const untyped = (person: any) => person.connectionId;
