// The events of a Space.

/** The events of a Space. */
export enum SpaceEvent {
  /** The connection is restored. args: ({@link LocalParticipant}) */
  LocalParticipantReconnected = 'LocalParticipantReconnected',
  /** The connection is lost and being restored. args: () */
  LocalParticipantReconnecting = 'LocalParticipantReconnecting',
  /** The connection is lost for good. args: ({@link DisconnectedError}) */
  LocalParticipantReconnectFailed = 'LocalParticipantReconnectFailed',
  /** args: ({@link RemoteParticipant}) */
  ParticipantJoined = 'ParticipantJoined',
  /** args: ({@link RemoteParticipant}) */
  ParticipantLeft = 'ParticipantLeft',
  /** The track is announced; its media comes with `ParticipantTrackSubscribed`. args: (participant, track) */
  ParticipantTrackPublished = 'ParticipantTrackPublished',
  /** args: (participant, track) */
  ParticipantTrackUnpublished = 'ParticipantTrackUnpublished',
  /** The track's media is received. args: ({@link RemoteParticipant}, {@link RemoteTrack}) */
  ParticipantTrackSubscribed = 'ParticipantTrackSubscribed',
  /** The track's media is no longer received. args: ({@link RemoteParticipant}, {@link RemoteTrack}) */
  ParticipantTrackUnsubscribed = 'ParticipantTrackUnsubscribed',
  /** A remote participant muted a track. args: ({@link RemoteParticipant}, {@link RemoteTrack}) */
  ParticipantTrackMuted = 'ParticipantTrackMuted',
  /** A remote participant unmuted a track. args: ({@link RemoteParticipant}, {@link RemoteTrack}) */
  ParticipantTrackUnmuted = 'ParticipantTrackUnmuted',
  /** Everybody who speaks now. args: ({@link ActiveSpeaker}[]) */
  ActiveSpeakersChanged = 'ActiveSpeakersChanged',
  /** args: (boolean): whether the Space is being broadcast */
  BroadcastStateChanged = 'BroadcastStateChanged',
  /** args: (participant, {@link CustomEvent}) */
  ParticipantCustomEventPublished = 'ParticipantCustomEventPublished',
  /** args: ({@link LocalParticipant} | {@link RemoteParticipant}) */
  ParticipantDisplayNameChanged = 'ParticipantDisplayNameChanged',
}
