// From LiveKit's participants to the people whom a layout arranges.
import { isPerson as isPersonOf } from '@airlock-rtc/contract';
import type { LayoutPerson } from '@airlock-rtc/layouts';
import {
  ParticipantKind,
  TrackSource,
  type RemoteParticipant,
  type RemoteTrackPublication,
} from '@livekit/rtc-node';

/** How loud someone is among those who speak. */
export interface Speaking {
  /** Place among the active speakers, the loudest first; -1 for who is silent. */
  readonly place: number;
}

/** Whether someone belongs in the broadcast: recorders and agents do not. */
export function isPerson({
  identity,
  kind,
  info,
}: Pick<RemoteParticipant, 'identity' | 'kind' | 'info'>): boolean {
  return isPersonOf({ identity, kind: ParticipantKind[kind], permission: info.permission });
}

export function translatePerson(participant: RemoteParticipant, { place }: Speaking): LayoutPerson {
  const camera = publicationOf(participant, TrackSource.SOURCE_CAMERA);
  const size = camera?.width && camera.height ? { width: camera.width, height: camera.height } : {};
  return {
    id: participant.identity,
    ...(participant.name ? { name: participant.name } : {}),
    canPublish: participant.info.permission?.canPublish ?? true,
    ...(camera ? { camera: { isMuted: camera.muted ?? false, ...size } } : {}),
    hasMicrophone: publicationOf(participant, TrackSource.SOURCE_MICROPHONE) !== undefined,
    isSharingScreen: publicationOf(participant, TrackSource.SOURCE_SCREENSHARE) !== undefined,
    isSpeaking: place >= 0,
    ...(place >= 0 ? { audioLevel: 1 / (place + 1) } : {}),
  };
}

export function publicationOf(
  participant: RemoteParticipant,
  source: TrackSource,
): RemoteTrackPublication | undefined {
  for (const publication of participant.trackPublications.values()) {
    if (publication.source === source) return publication;
  }
  return undefined;
}
