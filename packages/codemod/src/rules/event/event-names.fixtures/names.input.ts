import { ParticipantEvent, type RemoteParticipant, type Space, SpaceEvent, TrackEvent } from '@mux/spaces-web';

const SILENT = [
  SpaceEvent.ParticipantJoined,
  SpaceEvent.ParticipantLeft,
  SpaceEvent.ParticipantTrackPublished,
  SpaceEvent.ParticipantTrackUnpublished,
  SpaceEvent.ParticipantTrackSubscribed,
  SpaceEvent.ParticipantTrackUnsubscribed,
  SpaceEvent.ParticipantTrackMuted,
  SpaceEvent.ParticipantTrackUnmuted,
  SpaceEvent.ActiveSpeakersChanged,
  SpaceEvent.BroadcastStateChanged,
  SpaceEvent.ParticipantDisplayNameChanged,
  SpaceEvent.LocalParticipantReconnecting,
  SpaceEvent.LocalParticipantReconnected,
  SpaceEvent.LocalParticipantReconnectFailed,
] as const;

export const redraw = (space: Space, draw: () => void) => {
  for (const event of SILENT) space.on(event, () => draw());
};

export const kept = [SpaceEvent.ParticipantCustomEventPublished];
export const ofPeople = (person: RemoteParticipant, draw: () => void) => {
  for (const event of [
    ParticipantEvent.TrackMuted,
    ParticipantEvent.TrackUnmuted,
    ParticipantEvent.TrackPublished,
    ParticipantEvent.TrackUnpublished,
    ParticipantEvent.TrackSubscribed,
    ParticipantEvent.TrackUnsubscribed,
    ParticipantEvent.StartedSpeaking,
    ParticipantEvent.StoppedSpeaking,
    ParticipantEvent.CustomEventPublished,
    ParticipantEvent.DisplayNameChanged,
  ] as const)
    person.on(event, () => draw());
};
export const ofTracks = [TrackEvent.Muted, TrackEvent.Unmuted];
