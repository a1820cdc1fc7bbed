// Members of enums as types.
import { RoomEvent, type Track } from 'livekit-client';

export type Coming = RoomEvent.ParticipantConnected | RoomEvent.ParticipantDisconnected;
export type Sound = { kind: Track.Kind.Audio; source: Track.Source.Microphone | Track.Source.ScreenShare };
