// Members of participants, from spaces-web 1.2.0 to livekit-client 2.23.
import { memberRow } from './member-row.js';
import type { MemberRow } from './translation-row.js';

export const PARTICIPANT_ROWS: readonly MemberRow[] = [
  memberRow(
    'participant.audio-tracks',
    'Participant.audioTracks',
    ['Participant.audioTrackPublications'],
    'reshaped',
    'A map of publications, not of tracks.',
  ),
  memberRow(
    'participant.video-tracks',
    'Participant.videoTracks',
    ['Participant.videoTrackPublications'],
    'reshaped',
    'A map of publications, not of tracks.',
  ),
  memberRow(
    'participant.get-audio-tracks',
    'Participant.getAudioTracks',
    ['Participant.audioTrackPublications'],
    'reshaped',
    'Array.from(audioTrackPublications.values()).',
  ),
  memberRow(
    'participant.get-video-tracks',
    'Participant.getVideoTracks',
    ['Participant.videoTrackPublications'],
    'reshaped',
    'Array.from(videoTrackPublications.values()).',
  ),
  memberRow(
    'participant.get-tracks',
    'Participant.getTracks',
    ['Participant.trackPublications'],
    'reshaped',
    'Array.from(trackPublications.values()): publications, not tracks.',
  ),
  memberRow(
    'remote.subscribe',
    'RemoteParticipant.subscribe',
    ['RemoteTrackPublication.setSubscribed'],
    'reshaped',
    'For each publication, and for those published later; returns nothing to wait for.',
  ),
  memberRow(
    'remote.unsubscribe',
    'RemoteParticipant.unsubscribe',
    ['RemoteTrackPublication.setSubscribed'],
    'reshaped',
    'setSubscribed(false) for each publication.',
  ),
  memberRow(
    'remote.is-subscribed',
    'RemoteParticipant.isSubscribed',
    ['RemoteTrackPublication.isSubscribed'],
    'reshaped',
    'A property of each publication.',
  ),
];

export const LOCAL_PARTICIPANT_ROWS: readonly MemberRow[] = [
  memberRow(
    'local.publish-tracks',
    'LocalParticipant.publishTracks',
    ['LocalParticipant.publishTrack'],
    'reshaped',
    'One call a track; resolves with the publication.',
  ),
  memberRow(
    'local.update-tracks',
    'LocalParticipant.updateTracks',
    ['LocalVideoTrack.replaceTrack', 'LocalAudioTrack.replaceTrack'],
    'reshaped',
    'A method of the published track, asynchronous, given a MediaStreamTrack. Mux finds the track by its source.',
  ),
  memberRow(
    'local.unpublish-tracks',
    'LocalParticipant.unpublishTracks',
    ['LocalParticipant.unpublishTracks'],
    'reshaped',
    'Asynchronous; not safe while the same track is still being published.',
  ),
  memberRow(
    'local.unpublish-all-tracks',
    'LocalParticipant.unpublishAllTracks',
    ['LocalParticipant.unpublishTrack', 'LocalParticipant.trackPublications'],
    'derived',
    'Go through trackPublications.',
  ),
  memberRow(
    'local.publish-custom-event',
    'LocalParticipant.publishCustomEvent',
    ['LocalParticipant.publishData'],
    'reshaped',
    'Bytes with { reliable: true, topic }: lossy otherwise, not echoed, unnumbered, and dropped without an error when canPublishData is missing.',
  ),
  memberRow(
    'local.set-display-name',
    'LocalParticipant.setDisplayName',
    ['LocalParticipant.setName'],
    'reshaped',
    'Needs canUpdateOwnMetadata; resolves with nothing, rejects after 5 s.',
  ),
];
