import { ParticipantKind, TrackKind, TrackSource, type RemoteParticipant } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { isPerson, translatePerson, videoOf } from './translate-person.js';

type Seen = Parameters<typeof isPerson>[0];

it.each([
  ['STANDARD', true],
  ['SIP', true],
  ['CONNECTOR', true],
  ['BRIDGE', true],
  ['AGENT', false],
  ['EGRESS', false],
] as const)(
  'reads the kind by rtc-node’s numbers, which are not the server’s: %s is a person: %s',
  (kind, expected) => {
    expect(isPerson({ identity: 'ada', kind: ParticipantKind[kind], info: {} as Seen['info'] })).toBe(
      expected,
    );
  },
);

type Track = readonly [sid: string, source: keyof typeof TrackSource, kind: keyof typeof TrackKind];
const publishing = (...tracks: readonly Track[]) =>
  ({
    identity: 'ada',
    info: {},
    trackPublications: new Map(
      tracks.map(([sid, source, kind]) => [
        sid,
        { sid, source: TrackSource[source], kind: TrackKind[kind], muted: false },
      ]),
    ),
  }) as unknown as RemoteParticipant;

it('takes video of an unknown source for a camera, where there is no other', () => {
  const odd = ['TR_odd', 'SOURCE_UNKNOWN', 'KIND_VIDEO'] as const;
  const voice = ['TR_voice', 'SOURCE_UNKNOWN', 'KIND_AUDIO'] as const;
  const camera = ['TR_camera', 'SOURCE_CAMERA', 'KIND_VIDEO'] as const;
  expect(videoOf(publishing(voice, odd), 'camera')?.sid).toBe('TR_odd');
  expect(videoOf(publishing(odd, camera), 'camera')?.sid).toBe('TR_camera');
  expect(videoOf(publishing(voice), 'camera')).toBeUndefined();
  expect(videoOf(publishing(odd), 'screen')).toBeUndefined();
  expect(translatePerson(publishing(odd, voice), { place: undefined })).toMatchObject({
    camera: { isMuted: false },
    hasMicrophone: true,
  });
});
