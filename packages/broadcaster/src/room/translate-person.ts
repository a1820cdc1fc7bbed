// From LiveKit's participants to the people whom a layout arranges.
import { isPerson as isPersonOf } from '@airlock-rtc/contract';
import type { LayoutPerson, Tile } from '@airlock-rtc/layouts';
import {
  ParticipantKind,
  TrackKind,
  TrackSource,
  type RemoteParticipant,
  type RemoteTrackPublication,
} from '@livekit/rtc-node';

/** How loud someone is among those who speak. */
export interface Speaking {
  /** Place among the active speakers, the loudest first; undefined for who is silent. */
  readonly place: number | undefined;
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
  const camera = videoOf(participant, 'camera');
  const microphone =
    find(participant, TrackSource.SOURCE_MICROPHONE) ??
    find(participant, TrackSource.SOURCE_UNKNOWN, TrackKind.KIND_AUDIO);
  const size = camera?.width && camera.height ? { width: camera.width, height: camera.height } : {};
  return {
    id: participant.identity,
    ...(participant.name ? { name: participant.name } : {}),
    canPublish: participant.info.permission?.canPublish ?? true,
    ...(camera ? { camera: { isMuted: camera.muted ?? false, ...size } } : {}),
    hasMicrophone: microphone !== undefined,
    ...(microphone?.muted ? { isMicrophoneMuted: true } : {}),
    isSharingScreen: videoOf(participant, 'screen') !== undefined,
    isSpeaking: place !== undefined,
    ...(place !== undefined ? { audioLevel: 1 / (place + 1) } : {}),
  };
}

/** Who publishes video of no known source shows it as a camera, if there is none: Mux gave a tile to anyone with a track. */
export function videoOf(participant: Publisher, source: Tile['source']): RemoteTrackPublication | undefined {
  if (source === 'screen') return find(participant, TrackSource.SOURCE_SCREENSHARE);
  return (
    find(participant, TrackSource.SOURCE_CAMERA) ??
    find(participant, TrackSource.SOURCE_UNKNOWN, TrackKind.KIND_VIDEO)
  );
}

type Publisher = Pick<RemoteParticipant, 'trackPublications'>;

function find(
  { trackPublications }: Publisher,
  source: TrackSource,
  kind?: TrackKind,
): RemoteTrackPublication | undefined {
  return [...trackPublications.values()].find(
    (publication) => publication.source === source && (kind === undefined || publication.kind === kind),
  );
}
