import { type LocalParticipant, ParticipantEvent, type RemoteParticipant, LocalTrack, TrackEvent, RemoteTrackPublication } from 'livekit-client';

export function watch(me: LocalParticipant, other: RemoteParticipant, log: (...words: unknown[]) => void) {
  me.on(ParticipantEvent.LocalTrackPublished, (publication) => {
    const track = publication.track;
    if (!track) return;
    log(track.isMuted);
  });
  me.on(ParticipantEvent.TrackMuted, (publication) => {
    const track = publication.track;
    if (!(track instanceof LocalTrack)) return;
    log(track.kind);
  });
  other.on(ParticipantEvent.TrackUnpublished, (track) => log(track.trackSid));
  other.on(ParticipantEvent.TrackUnmuted, (track) => {
    if (!(track instanceof RemoteTrackPublication)) return;
    log(track.kind);
  });
  other.on(ParticipantEvent.TrackSubscribed, (_mediaTrack, track) => log(track.track?.mediaStreamTrack));
  other.on(ParticipantEvent.TrackUnsubscribed, (_mediaTrack, track) => log(track.trackSid));
  other.on(ParticipantEvent.IsSpeakingChanged, (speaking) => {
    if (!speaking) return;
    log('speaks');
  });
  other.on(ParticipantEvent.IsSpeakingChanged, (speaking) => {
    if (speaking) return;
    log('listens');
  });
  // airlock-migrate[CUSTOM_EVENT_TOPIC]: a participant’s DataReceived has no topic: listen on the room to tell custom events from other data  (Event changes)
  other.on(ParticipantEvent.DataReceived, (data) => {
    const event: { payload: string; sequenceNumber: number } = JSON.parse(new TextDecoder().decode(data));
    log(event.payload);
  });
  other.on(ParticipantEvent.ParticipantNameChanged, () => log(other.name ?? ''));
}

export function watchTrack(track: LocalTrack, log: (text: string) => void) {
  track.on(TrackEvent.Muted, () => log('muted'));
  track.on('unmuted', () => log('unmuted'));
}
