// Brings LiveKit's subscriptions to one participant in line with a decision, sending only what differs.
import { Track, type RemoteParticipant, type RemoteTrackPublication } from 'livekit-client';
import type { Pace } from './pace.js';

/**
 * What becomes of the microphones of those who are not received. LiveKit tells who speaks only to those subscribed
 * to a track of the speaker (livekit-server 1.13), and a disabled subscription counts while it carries no bytes.
 */
export type UnreceivedMicrophones = 'disabled' | 'enabled' | 'unsubscribed';

export function subscribeTo(participant: RemoteParticipant, pace: Pace): void {
  for (const publication of [
    ...participant.videoTrackPublications.values(),
    ...participant.audioTrackPublications.values(),
  ]) {
    if (!subscribe(publication, pace)) return;
    // Only sound was ever disabled here; for video `setEnabled` would override LiveKit's adaptive stream.
    if (publication.kind === Track.Kind.Audio && !publication.isEnabled) publication.setEnabled(true);
  }
}

export function unsubscribeFrom(
  participant: RemoteParticipant,
  microphones: UnreceivedMicrophones,
  pace: Pace,
): void {
  const kept = microphones === 'unsubscribed' ? undefined : microphoneOf(participant);
  for (const publication of participant.trackPublications.values()) {
    if (publication === kept) keep(publication, microphones === 'enabled', pace);
    else if (publication.isDesired && pace.take()) publication.setSubscribed(false);
  }
}

/** The one publication that LiveKit takes a participant's speaking from: its microphone, else its first other sound. */
export function microphoneOf(participant: RemoteParticipant): RemoteTrackPublication | undefined {
  const sounds = [...participant.audioTrackPublications.values()];
  return (
    sounds.find(({ source }) => source === Track.Source.Microphone) ??
    sounds.find(({ source }) => source !== Track.Source.ScreenShareAudio)
  );
}

function keep(publication: RemoteTrackPublication, isEnabled: boolean, pace: Pace): void {
  // A muted microphone says nothing: it is subscribed when it is first unmuted, which spares large rooms the cost.
  if (publication.isMuted && !publication.isDesired) return;
  if (!subscribe(publication, pace)) return;
  if (publication.isEnabled !== isEnabled) publication.setEnabled(isEnabled);
}

/** @returns whether it is subscribed now. */
function subscribe(publication: RemoteTrackPublication, pace: Pace): boolean {
  if (publication.isDesired) return true;
  if (!pace.take()) return false;
  publication.setSubscribed(true);
  return true;
}
