// Brings LiveKit's subscriptions to one participant in line with a decision, sending only what differs.
import {
  Track,
  type RemoteParticipant,
  type RemoteTrackPublication,
  type VideoQuality,
} from 'livekit-client';
import type { Throttle } from './throttle.js';

/**
 * What becomes of the microphones of those who are not received. LiveKit announces who speaks only to those subscribed
 * to a track of the speaker (livekit-server 1.13), and a disabled subscription counts while it carries no bytes.
 */
export type UnreceivedMicrophones = 'disabled' | 'enabled' | 'unsubscribed';

export function subscribeToVideo(participant: RemoteParticipant, throttle: Throttle): void {
  for (const publication of participant.videoTrackPublications.values()) subscribe(publication, throttle);
}

export function subscribeToAudio(participant: RemoteParticipant, throttle: Throttle): void {
  for (const publication of participant.audioTrackPublications.values()) {
    if (!subscribe(publication, throttle)) return;
    // Only audio was ever disabled here; for video `setEnabled` would override LiveKit's adaptive stream.
    if (!publication.isEnabled) publication.setEnabled(true);
  }
}

export function unsubscribeFrom(
  participant: RemoteParticipant,
  microphones: UnreceivedMicrophones,
  throttle: Throttle,
): void {
  const kept = microphones === 'unsubscribed' ? undefined : microphoneOf(participant);
  for (const publication of participant.trackPublications.values()) {
    if (publication === kept) keep(publication, microphones === 'enabled', throttle);
    else if (publication.isDesired && throttle.take()) publication.setSubscribed(false);
  }
}

/** Only for what is received: a layer that is asked for overrides LiveKit's adaptive stream. */
export function limitQuality(participant: RemoteParticipant, quality: VideoQuality | undefined): void {
  if (quality === undefined) return;
  for (const publication of participant.videoTrackPublications.values())
    if (publication.isDesired) publication.setVideoQuality(quality);
}

/** The one publication that LiveKit takes a participant's speaking from: its microphone, else its first other audio. */
export function microphoneOf(participant: RemoteParticipant): RemoteTrackPublication | undefined {
  const audio = [...participant.audioTrackPublications.values()];
  return (
    audio.find(({ source }) => source === Track.Source.Microphone) ??
    audio.find(({ source }) => source !== Track.Source.ScreenShareAudio)
  );
}

function keep(publication: RemoteTrackPublication, isEnabled: boolean, throttle: Throttle): void {
  // A muted microphone says nothing: it is subscribed when it is first unmuted, which spares large rooms the cost.
  if (publication.isMuted && !publication.isDesired) return;
  if (!subscribe(publication, throttle)) return;
  if (publication.isEnabled !== isEnabled) publication.setEnabled(isEnabled);
}

/** @returns whether it is subscribed now. */
function subscribe(publication: RemoteTrackPublication, throttle: Throttle): boolean {
  if (publication.isDesired) return true;
  if (!throttle.take()) return false;
  publication.setSubscribed(true);
  return true;
}
