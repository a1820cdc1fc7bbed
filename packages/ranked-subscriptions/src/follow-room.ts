// Turns a room's many events into the four that matter to ranking, and can let go of all of them.
import {
  ConnectionState,
  ParticipantEvent,
  RoomEvent,
  type Participant,
  type RemoteParticipant,
  type Room,
} from 'livekit-client';
import type { RemoteTrack, RemoteTrackPublication } from 'livekit-client';

interface RoomFollower {
  onChange(): void;
  /** Who is there is known, and nothing is received yet; after `onChange`. */
  onSignalConnected(): void;
  onSpeakers(speakers: readonly Participant[]): void;
  onLeave(participant: RemoteParticipant): void;
  /** A track of this participant got media. */
  onTrack(participant: RemoteParticipant): void;
  onTrackGone(publication: RemoteTrackPublication): void;
}

const changes = [
  RoomEvent.SignalConnected,
  RoomEvent.Connected,
  RoomEvent.Reconnected,
  RoomEvent.Disconnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
] as const;

export function isReconnecting({ state }: Room): boolean {
  return state === ConnectionState.Reconnecting || state === ConnectionState.SignalReconnecting;
}

/** Returns the function that lets go. */
export function followRoom(room: Room, follower: RoomFollower): () => void {
  const onChange = () => follower.onChange();
  // livekit-client 2.23 goes on listing those who left while they spoke.
  const onSpeakers = (speakers: Participant[]) =>
    follower.onSpeakers(speakers.filter(({ identity }) => room.remoteParticipants.has(identity)));
  const onLeave = (participant: RemoteParticipant) => follower.onLeave(participant);
  const onTrack = (
    _track: RemoteTrack,
    _publication: RemoteTrackPublication,
    participant: RemoteParticipant,
  ) => follower.onTrack(participant);
  const onTrackGone = (_track: RemoteTrack, publication: RemoteTrackPublication) =>
    follower.onTrackGone(publication);

  const onSignalConnected = () => follower.onSignalConnected();
  const unfollowTracks = followTracks(room, (participant) => follower.onTrack(participant));
  for (const event of changes) room.on(event, onChange);
  room
    .on(RoomEvent.SignalConnected, onSignalConnected)
    .on(RoomEvent.ActiveSpeakersChanged, onSpeakers)
    .on(RoomEvent.ParticipantDisconnected, onLeave)
    .on(RoomEvent.TrackSubscribed, onTrack)
    .on(RoomEvent.TrackUnsubscribed, onTrackGone);

  return () => {
    unfollowTracks();
    for (const event of changes) room.off(event, onChange);
    room
      .off(RoomEvent.SignalConnected, onSignalConnected)
      .off(RoomEvent.ActiveSpeakersChanged, onSpeakers)
      .off(RoomEvent.ParticipantDisconnected, onLeave)
      .off(RoomEvent.TrackSubscribed, onTrack)
      .off(RoomEvent.TrackUnsubscribed, onTrackGone);
  };
}

/**
 * livekit-client 2.23 keeps the room's `TrackSubscribed` to itself until the next reconnect when the media arrives
 * right after `Reconnected`; the participant's own event comes in any case.
 */
function followTracks(room: Room, onTrack: (participant: RemoteParticipant) => void): () => void {
  const followed = new Map<RemoteParticipant, () => void>();
  const follow = (participant: RemoteParticipant) => {
    if (followed.has(participant)) return;
    const listener = () => onTrack(participant);
    followed.set(participant, listener);
    participant.on(ParticipantEvent.TrackSubscribed, listener);
  };
  const unfollow = (participant: RemoteParticipant) => {
    const listener = followed.get(participant);
    if (listener) participant.off(ParticipantEvent.TrackSubscribed, listener);
    followed.delete(participant);
  };
  const followAll = () => room.remoteParticipants.forEach(follow);
  followAll();
  room
    .on(RoomEvent.SignalConnected, followAll)
    .on(RoomEvent.ParticipantConnected, follow)
    .on(RoomEvent.ParticipantDisconnected, unfollow);
  return () => {
    room
      .off(RoomEvent.SignalConnected, followAll)
      .off(RoomEvent.ParticipantConnected, follow)
      .off(RoomEvent.ParticipantDisconnected, unfollow);
    for (const participant of followed.keys()) unfollow(participant);
  };
}
