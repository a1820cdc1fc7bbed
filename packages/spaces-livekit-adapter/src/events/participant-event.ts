// The events of a participant.

/** The events of a participant. */
export enum ParticipantEvent {
  /** args: ({@link RemoteTrack} | {@link LocalTrack}) */
  TrackMuted = 'TrackMuted',
  /** args: ({@link RemoteTrack} | {@link LocalTrack}) */
  TrackUnmuted = 'TrackUnmuted',
  /** The track is announced; its media comes with `TrackSubscribed`. args: ({@link RemoteTrack} | {@link LocalTrack}) */
  TrackPublished = 'TrackPublished',
  /** The track is gone, and unsubscribed from. args: ({@link RemoteTrack} | {@link LocalTrack}) */
  TrackUnpublished = 'TrackUnpublished',
  /** The track's media is received. Remote participants only. args: ({@link RemoteTrack}) */
  TrackSubscribed = 'TrackSubscribed',
  /** The track's media is no longer received. Remote participants only. args: ({@link RemoteTrack}) */
  TrackUnsubscribed = 'TrackUnsubscribed',
  /** args: () */
  StartedSpeaking = 'StartedSpeaking',
  /** args: () */
  StoppedSpeaking = 'StoppedSpeaking',
  /** args: ({@link CustomEvent}) */
  CustomEventPublished = 'CustomEventPublished',
  /** args: ({@link LocalParticipant}) on the local participant, () on remote ones */
  DisplayNameChanged = 'DisplayNameChanged',
}
