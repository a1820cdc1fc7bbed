import { ParticipantEvent, RemoteParticipant, RemoteTrackPublication, Room, RoomEvent, type RemoteTrack, type TrackPublication, type Participant } from 'livekit-client';

export function show(who: RemoteParticipant, draw: (track: RemoteTrackPublication) => void) {
  const one = (track: RemoteTrackPublication) => draw(track);
  Array.from(who.trackPublications.values()).forEach(one);
  function onTrackSubscribed(_mediaTrack: RemoteTrack, track: RemoteTrackPublication) {
    one(track);
  }
  who.on(ParticipantEvent.TrackSubscribed, onTrackSubscribed);
  who.on(ParticipantEvent.IsSpeakingChanged, (speaking) => {
    if (!speaking) return;
    who.off(ParticipantEvent.TrackSubscribed, onTrackSubscribed);
  });
  who.on(ParticipantEvent.TrackUnmuted, (track) => { if (!(track instanceof RemoteTrackPublication)) return; draw(track); });
}

export class Wall {
  constructor(private readonly space: Room) {}

  watch() {
    this.space.on(RoomEvent.TrackSubscribed, this.onTrackSubscribed2);
    this.space.on(RoomEvent.TrackMuted, this.onTrackMuted);
  }

  private readonly onTrackSubscribed2 = (_mediaTrack: RemoteTrack, track: RemoteTrackPublication, participant: RemoteParticipant) => {
    this.put(participant, track);
  };

  private readonly onTrackMuted = (track: TrackPublication, participant: Participant) => {
    if (!(participant instanceof RemoteParticipant && track instanceof RemoteTrackPublication)) return;
    this.put(participant, track);
  };

  unwatch() {
    this.space.off(RoomEvent.TrackSubscribed, this.onTrackSubscribed2);
    this.space.off(RoomEvent.TrackMuted, this.onTrackMuted);
  }

  put = (who: RemoteParticipant, track: RemoteTrackPublication) => console.log(who.name ?? '', track.kind);
}

export const again = (wall: Wall, who: RemoteParticipant, track: RemoteTrackPublication) => wall.put(who, track);

export const moods = (space: Room, write: (line: string) => void) =>
  space.on(RoomEvent.TrackMuted, (track, participant) => {
    if (!(participant instanceof RemoteParticipant && track instanceof RemoteTrackPublication)) return;
    const { name: displayName = '' } = participant;
    const { source, kind: what } = track;
    write(displayName + source + what);
  });
