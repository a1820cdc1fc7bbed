// Reads from a LiveKit participant what ranking needs to know.
import { Track, type RemoteParticipant } from 'livekit-client';
import type { Candidate } from '../rank/rank.js';
import type { Speech } from './speech-memory.js';

export function candidateOf(
  participant: RemoteParticipant,
  speech: Speech,
  isOutOfSight: boolean,
): Candidate {
  let isSharingScreen = false;
  let hasUnmutedVideo = false;
  for (const { source, isMuted } of participant.videoTrackPublications.values()) {
    if (isMuted) continue;
    if (source === Track.Source.ScreenShare) isSharingScreen = true;
    // A camera, or video without a source, which is shown as one.
    else hasUnmutedVideo = true;
  }
  return {
    identity: participant.identity,
    joinedAtMs: participant.joinedAt?.getTime() ?? 0,
    isSharingScreen,
    hasUnmutedVideo,
    hasOpenMicrophone: [...participant.audioTrackPublications.values()].some(
      ({ source, isMuted }) => source !== Track.Source.ScreenShareAudio && !isMuted,
    ),
    isPublishing: participant.trackPublications.size > 0,
    isOutOfSight,
    ...speech,
  };
}
