import { ParticipantEvent, type RemoteParticipant, type Room, RoomEvent, TrackEvent } from 'livekit-client';

const SILENT = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished, RoomEvent.LocalTrackPublished,
  RoomEvent.TrackUnpublished, RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.RecordingStatusChanged,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.Reconnecting,
  RoomEvent.Reconnected,
  RoomEvent.Disconnected,
] as const;

export const redraw = (space: Room, draw: () => void) => {
  for (const event of SILENT) space.on(event, () => draw());
};

// airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: DataReceived  (Event changes)
export const kept = [RoomEvent.DataReceived];
export const ofPeople = (person: RemoteParticipant, draw: () => void) => {
  for (const event of [
    ParticipantEvent.TrackMuted,
    ParticipantEvent.TrackUnmuted,
    ParticipantEvent.TrackPublished, ParticipantEvent.LocalTrackPublished,
    ParticipantEvent.TrackUnpublished, ParticipantEvent.LocalTrackUnpublished,
    ParticipantEvent.TrackSubscribed,
    ParticipantEvent.TrackUnsubscribed,
    ParticipantEvent.IsSpeakingChanged,
    ParticipantEvent.IsSpeakingChanged,
    ParticipantEvent.DataReceived,
    ParticipantEvent.ParticipantNameChanged,
  ] as const)
    person.on(event, () => draw());
};
export const ofTracks = [TrackEvent.Muted, TrackEvent.Unmuted];
