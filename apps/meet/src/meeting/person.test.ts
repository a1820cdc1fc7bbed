// Tests what the gallery shows of a participant, from the facts of their tracks.
import { TrackSource, type Track } from '@mux/spaces-web';
import { describe, expect, it } from 'vitest';
import { describePerson, hueOf, initials } from './person.js';

const media = { id: 'media-1' } as MediaStreamTrack;
const track = (source: TrackSource, facts: Partial<Track> = {}) =>
  ({ tid: source, source, muted: false, track: media, ...facts }) as Track;

function person(tracks: { audio?: Track[]; video?: Track[]; name?: string }, flags = {}) {
  const facts = {
    connectionId: 'c1',
    displayName: tracks.name ?? 'Ada',
    getAudioTracks: () => tracks.audio ?? [],
    getVideoTracks: () => tracks.video ?? [],
  };
  return describePerson(facts, { isSelf: false, isSpeaking: false, ...flags });
}

describe('describePerson', () => {
  it('shows a camera and a screen apart', () => {
    const [camera, screen] = [track(TrackSource.Camera), track(TrackSource.Screenshare)];
    expect(person({ video: [screen, camera] })).toMatchObject({
      camera: { track: camera },
      screen: { track: screen },
    });
  });

  it('shows an avatar for a camera that is muted, or not received', () => {
    expect(person({ video: [track(TrackSource.Camera, { muted: true })] }).camera).toBeUndefined();
    expect(person({ video: [track(TrackSource.Camera, { track: undefined })] }).camera).toBeUndefined();
  });

  it('gives a new key when the media behind a track changes', () => {
    const next = { id: 'media-2' } as MediaStreamTrack;
    const keyOf = (track: Track) => person({ video: [track] }).camera!.key;
    expect(keyOf(track(TrackSource.Camera))).not.toBe(keyOf(track(TrackSource.Camera, { track: next })));
  });

  it.each([
    ['none', []],
    ['on', [track(TrackSource.Microphone)]],
    ['on', [track(TrackSource.Microphone, { track: undefined })]],
    ['muted', [track(TrackSource.Microphone, { muted: true })]],
    ['none', [track(TrackSource.ScreenshareAudio)]],
  ])('tells that the microphone is %s', (state, audio) => {
    expect(person({ audio }).microphone).toBe(state);
  });

  it('shows nobody as speaking whose microphone is not on', () => {
    expect(person({ audio: [track(TrackSource.Microphone)] }, { isSpeaking: true }).isSpeaking).toBe(true);
    expect(
      person({ audio: [track(TrackSource.Microphone, { muted: true })] }, { isSpeaking: true }).isSpeaking,
    ).toBe(false);
  });

  it('plays every sound of others, and never one’s own', () => {
    const audio = [track(TrackSource.Microphone), track(TrackSource.ScreenshareAudio)];
    expect(person({ audio }).sounds).toHaveLength(2);
    expect(person({ audio }, { isSelf: true }).sounds).toEqual([]);
  });

  it('has a name for someone without one', () => {
    expect(person({ name: ' ' }).name).toBe('Guest');
  });
});

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Grace Brewster Murray Hopper', 'GH'],
  ['jean-luc', 'JL'],
  ['Émile', 'É'],
  ['李小龍', '李'],
  ['🚀', '·'],
  ['', '·'],
])('abbreviates %j to %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives a name one hue everywhere, and different names different ones', () => {
  expect(hueOf('Ada')).toBe(hueOf('Ada'));
  expect(new Set(['Ada', 'Grace', 'Edsger', 'Barbara'].map(hueOf)).size).toBe(4);
});
