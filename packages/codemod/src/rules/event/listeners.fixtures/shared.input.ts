import { ParticipantEvent, RemoteParticipant, RemoteTrack, Space, SpaceEvent } from '@mux/spaces-web';

export function show(who: RemoteParticipant, draw: (track: RemoteTrack) => void) {
  const one = (track: RemoteTrack) => draw(track);
  who.getTracks().forEach(one);
  who.on(ParticipantEvent.TrackSubscribed, one);
  who.on(ParticipantEvent.StartedSpeaking, () => who.off(ParticipantEvent.TrackSubscribed, one));
  who.on(ParticipantEvent.TrackUnmuted, draw);
}

export class Wall {
  constructor(private readonly space: Space) {}

  watch() {
    this.space.on(SpaceEvent.ParticipantTrackSubscribed, this.put);
    this.space.on(SpaceEvent.ParticipantTrackMuted, this.put);
  }

  unwatch() {
    this.space.off(SpaceEvent.ParticipantTrackSubscribed, this.put);
    this.space.off(SpaceEvent.ParticipantTrackMuted, this.put);
  }

  put = (who: RemoteParticipant, track: RemoteTrack) => console.log(who.displayName, track.kind);
}

export const again = (wall: Wall, who: RemoteParticipant, track: RemoteTrack) => wall.put(who, track);

export const moods = (space: Space, write: (line: string) => void) =>
  space.on(SpaceEvent.ParticipantTrackMuted, ({ displayName }, { source, kind: what }) => write(displayName + source + what));
