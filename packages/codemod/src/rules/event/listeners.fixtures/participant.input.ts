import { type LocalParticipant, ParticipantEvent, type RemoteParticipant, type LocalTrack, TrackEvent } from '@mux/spaces-web';

export function watch(me: LocalParticipant, other: RemoteParticipant, log: (...words: unknown[]) => void) {
  me.on(ParticipantEvent.TrackPublished, (track) => log(track.muted));
  me.on(ParticipantEvent.TrackMuted, (track) => log(track.kind));
  other.on(ParticipantEvent.TrackUnpublished, (track) => log(track.tid));
  other.on(ParticipantEvent.TrackUnmuted, (track) => log(track.kind));
  other.on(ParticipantEvent.TrackSubscribed, (track) => log(track.track));
  other.on(ParticipantEvent.TrackUnsubscribed, (track) => log(track.tid));
  other.on(ParticipantEvent.StartedSpeaking, () => log('speaks'));
  other.on(ParticipantEvent.StoppedSpeaking, () => log('listens'));
  other.on(ParticipantEvent.CustomEventPublished, (event) => log(event.payload));
  other.on(ParticipantEvent.DisplayNameChanged, () => log(other.displayName));
}

export function watchTrack(track: LocalTrack, log: (text: string) => void) {
  track.on(TrackEvent.Muted, () => log('muted'));
  track.on('Unmuted', () => log('unmuted'));
}
