import { ParticipantKind, Track, type RemoteTrackPublication } from 'livekit-client';
import { expect, it } from 'vitest';
import { peopleOf, videoOf, type SeenParticipant } from './people-of.js';

function participant(
  identity: string,
  { tracks = {}, joinedAtMs = 0, ...changes }: Changes = {},
): SeenParticipant {
  return {
    identity,
    name: identity,
    kind: ParticipantKind.STANDARD,
    joinedAt: new Date(joinedAtMs),
    permissions: undefined,
    getTrackPublication: (source) => tracks[source] as RemoteTrackPublication | undefined,
    trackPublications: new Map(),
    ...changes,
  };
}

interface Changes extends Partial<SeenParticipant> {
  tracks?: Partial<Record<Track.Source, { isMuted: boolean; dimensions?: Track.Dimensions }>>;
  joinedAtMs?: number;
}

it('stand in the order in which they came, and by identity where that was the same second', () => {
  const room = [
    participant('cleo', { joinedAtMs: 2000 }),
    participant('bob', { joinedAtMs: 1000 }),
    participant('ann', { joinedAtMs: 1000 }),
  ];
  expect(peopleOf(room, []).map(({ id }) => id)).toEqual(['ann', 'bob', 'cleo']);
});

it('are neither recorders nor agents', () => {
  const room = [
    participant('EG_abc'),
    participant('airlock-broadcaster-1'),
    participant('helper', { kind: ParticipantKind.AGENT }),
    participant('recorder', { kind: ParticipantKind.EGRESS }),
    participant('caller', { kind: ParticipantKind.SIP }),
    participant('camera', { kind: ParticipantKind.INGRESS }),
    participant('whatsapp', { kind: ParticipantKind.CONNECTOR }),
  ];
  expect(peopleOf(room, []).map(({ id }) => id)).toEqual(['caller', 'camera', 'whatsapp']);
});

it('carry what they publish, and how loud they are among the speakers', () => {
  const tracks = {
    [Track.Source.Camera]: { isMuted: true },
    [Track.Source.Microphone]: { isMuted: false },
  };
  const [ann, bob] = peopleOf([participant('ann', { tracks }), participant('bob')], ['bob', 'ann']);
  expect(ann).toEqual({
    id: 'ann',
    name: 'ann',
    canPublish: true,
    camera: { isMuted: true },
    hasMicrophone: true,
    isSharingScreen: false,
    isSpeaking: true,
    audioLevel: 0.5,
  });
  expect(bob).toMatchObject({ isSpeaking: true, audioLevel: 1, hasMicrophone: false });
  expect(bob).not.toHaveProperty('camera');
});

it('carry the size of their camera once it is known', () => {
  const camera = (dimensions: Track.Dimensions) => ({
    tracks: { [Track.Source.Camera]: { isMuted: false, dimensions } },
  });
  const [ann, bob] = peopleOf(
    [
      participant('ann', camera({ width: 720, height: 1280 })),
      participant('bob', camera({ width: 0, height: 0 })),
    ],
    [],
  );
  expect(ann?.camera).toEqual({ isMuted: false, width: 720, height: 1280 });
  expect(bob?.camera).toEqual({ isMuted: false });
});

it('keep the permission that the server gave', () => {
  const permissions = { canPublish: false } as SeenParticipant['permissions'];
  expect(peopleOf([participant('ann', { permissions, name: '' })], [])[0]).toMatchObject({
    canPublish: false,
  });
});

it('takes video of an unknown source for a camera, where there is no other', () => {
  const source = Track.Source.Unknown;
  const odd = { source, kind: Track.Kind.Video, isMuted: false } as RemoteTrackPublication;
  const voice = { source, kind: Track.Kind.Audio, isMuted: false } as RemoteTrackPublication;
  const trackPublications = new Map([
    ['TR_voice', voice],
    ['TR_odd', odd],
  ]);
  const ann = participant('ann', { trackPublications });
  expect(videoOf(ann, 'camera')).toBe(odd);
  expect(peopleOf([ann], [])).toMatchObject([{ camera: { isMuted: false }, hasMicrophone: true }]);
  const tracks = { [Track.Source.Camera]: { isMuted: true } };
  expect(peopleOf([participant('ben', { trackPublications, tracks })], [])).toMatchObject([
    { camera: { isMuted: true } },
  ]);
});
