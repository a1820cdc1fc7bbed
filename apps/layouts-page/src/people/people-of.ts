// From livekit-client's participants to the people whom a layout arranges: the same rules as the broadcaster's.
import { isPerson as isPersonOf } from '@airlock-rtc/contract';
import type { LayoutPerson, Tile } from '@airlock-rtc/layouts';
import { ParticipantKind, Track, type RemoteParticipant, type RemoteTrackPublication } from 'livekit-client';

/** What of a participant matters here. */
export type SeenParticipant = Pick<
  RemoteParticipant,
  'identity' | 'name' | 'kind' | 'joinedAt' | 'permissions' | 'getTrackPublication' | 'trackPublications'
>;

/** Whether someone belongs in the picture: recorders and agents do not. */
export function isPerson({
  identity,
  kind,
  permissions,
}: Pick<SeenParticipant, 'identity' | 'kind' | 'permissions'>): boolean {
  return isPersonOf({ identity, kind: ParticipantKind[kind], permission: permissions });
}

/**
 * Everyone who may be shown, in the order in which they joined; who joined in the same second stands by identity, so
 * that a page opened again shows the same picture.
 * @param speakers identities of those who speak, the loudest first.
 */
export function peopleOf(
  participants: Iterable<SeenParticipant>,
  speakers: readonly string[],
): LayoutPerson[] {
  const joinedAtMs = ({ joinedAt }: SeenParticipant) => joinedAt?.getTime() ?? 0;
  return [...participants]
    .filter(isPerson)
    .sort((a, b) => joinedAtMs(a) - joinedAtMs(b) || (a.identity < b.identity ? -1 : 1))
    .map((participant) => personOf(participant, speakers.indexOf(participant.identity)));
}

function personOf(participant: SeenParticipant, place: number): LayoutPerson {
  const camera = videoOf(participant, 'camera');
  const { width, height } = camera?.dimensions ?? {};
  // LiveKit says 0 where it does not know.
  const size = width && height ? { width, height } : {};
  const microphone =
    participant.getTrackPublication(Track.Source.Microphone) ?? unknownOf(participant, Track.Kind.Audio);
  return {
    id: participant.identity,
    ...(participant.name ? { name: participant.name } : {}),
    canPublish: participant.permissions?.canPublish ?? true,
    ...(camera ? { camera: { isMuted: camera.isMuted, ...size } } : {}),
    hasMicrophone: microphone !== undefined,
    ...(microphone?.isMuted ? { isMicrophoneMuted: true } : {}),
    isSharingScreen: participant.getTrackPublication(Track.Source.ScreenShare) !== undefined,
    isSpeaking: place >= 0,
    ...(place >= 0 ? { audioLevel: 1 / (place + 1) } : {}),
  };
}

/** Who publishes video of no known source shows it as a camera, if there is none: Mux gave a tile to anyone with a track. */
export function videoOf(
  participant: Pick<SeenParticipant, 'getTrackPublication' | 'trackPublications'>,
  source: Tile['source'],
): RemoteTrackPublication | undefined {
  if (source === 'screen') return participant.getTrackPublication(Track.Source.ScreenShare);
  return participant.getTrackPublication(Track.Source.Camera) ?? unknownOf(participant, Track.Kind.Video);
}

function unknownOf(
  { trackPublications }: Pick<SeenParticipant, 'trackPublications'>,
  kind: Track.Kind,
): RemoteTrackPublication | undefined {
  return [...trackPublications.values()].find(
    (publication) => publication.source === Track.Source.Unknown && publication.kind === kind,
  );
}
