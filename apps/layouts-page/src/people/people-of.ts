// From livekit-client's participants to the people whom a layout arranges: the same rules as the broadcaster's.
import { isPerson as isPersonOf } from '@airlock-rtc/contract';
import type { LayoutPerson } from '@airlock-rtc/layouts';
import { ParticipantKind, Track, type RemoteParticipant } from 'livekit-client';

/** What of a participant matters here. */
export type SeenParticipant = Pick<
  RemoteParticipant,
  'identity' | 'name' | 'kind' | 'joinedAt' | 'permissions' | 'getTrackPublication'
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
  const camera = participant.getTrackPublication(Track.Source.Camera);
  const { width, height } = camera?.dimensions ?? {};
  // LiveKit says 0 where it does not know.
  const size = width && height ? { width, height } : {};
  const has = (source: Track.Source) => participant.getTrackPublication(source) !== undefined;
  return {
    id: participant.identity,
    ...(participant.name ? { name: participant.name } : {}),
    canPublish: participant.permissions?.canPublish ?? true,
    ...(camera ? { camera: { isMuted: camera.isMuted, ...size } } : {}),
    hasMicrophone: has(Track.Source.Microphone),
    isSharingScreen: has(Track.Source.ScreenShare),
    isSpeaking: place >= 0,
    ...(place >= 0 ? { audioLevel: 1 / (place + 1) } : {}),
  };
}
