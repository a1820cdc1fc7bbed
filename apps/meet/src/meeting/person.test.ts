// Tests what the gallery shows of a participant, from the facts of their tracks.
import { TrackSource, type Track } from '@mux/spaces-web';
import { describe, expect, it } from 'vitest';
import { hueOf, initials, keepIfSame, personOf, type TrackFacts } from './person.js';

const track = (source: TrackSource, facts: Partial<TrackFacts> = {}): TrackFacts => ({
  ...{ key: source, track: {} as Track, source, isMuted: false, hasMedia: true },
  ...facts,
});

function person(tracks: { audio?: TrackFacts[]; video?: TrackFacts[]; name?: string }, flags = {}) {
  const { audio = [], video = [], name = 'Ada' } = tracks;
  return personOf({ key: 'c1', name, audio, video }, { isSelf: false, isSpeaking: false, ...flags });
}

describe('personOf', () => {
  it('shows a camera and a screen apart', () => {
    const [camera, screen] = [track(TrackSource.Camera), track(TrackSource.Screenshare)];
    expect(person({ video: [screen, camera] })).toMatchObject({ camera, screen });
  });

  it('shows an avatar for a camera that is muted, or not received', () => {
    expect(person({ video: [track(TrackSource.Camera, { isMuted: true })] }).camera).toBeUndefined();
    expect(person({ video: [track(TrackSource.Camera, { hasMedia: false })] }).camera).toBeUndefined();
  });

  it('tells a camera that is not received from one that is off', () => {
    const facts = { hasMedia: false };
    expect(person({ video: [track(TrackSource.Camera, facts)] }).isNotReceived).toBe(true);
    expect(
      person({ video: [track(TrackSource.Camera, { ...facts, isMuted: true })] }).isNotReceived,
    ).toBeUndefined();
    expect(person({ video: [track(TrackSource.Screenshare, facts)] }).isNotReceived).toBeUndefined();
  });

  it.each([
    ['none', []],
    ['on', [track(TrackSource.Microphone)]],
    ['on', [track(TrackSource.Microphone, { hasMedia: false })]],
    ['muted', [track(TrackSource.Microphone, { isMuted: true })]],
    ['none', [track(TrackSource.ScreenshareAudio)]],
  ])('tells that the microphone is %s', (state, audio) => {
    expect(person({ audio }).microphone).toBe(state);
  });

  it('shows nobody as speaking whose microphone is not on', () => {
    expect(person({ audio: [track(TrackSource.Microphone)] }, { isSpeaking: true }).isSpeaking).toBe(true);
    expect(
      person({ audio: [track(TrackSource.Microphone, { isMuted: true })] }, { isSpeaking: true }).isSpeaking,
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

it('keeps what has been drawn until something of it changes', () => {
  class Media {}
  const [media, others] = [new Media() as Track, new Media() as Track];
  const draw = (facts: Partial<TrackFacts>, flags = {}) =>
    person({ video: [track(TrackSource.Camera, { track: media, ...facts })] }, flags);
  const before = draw({});
  expect(keepIfSame(before, draw({}))).toBe(before);
  for (const now of [draw({ key: '2' }), draw({ track: others }), draw({ isMuted: true })])
    expect(keepIfSame(before, now)).toBe(now);
  const raised = draw({}, { gesture: { hand: 1 } });
  expect(keepIfSame(before, raised)).toBe(raised);
});

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Grace Brewster Murray Hopper', 'GH'],
  ['jean-luc', 'JL'],
  ['Émile', 'É'],
  ['李小龍', '李'],
  ['<b>Ada', 'B'],
  ['🎉Zoë (guest)', 'ZG'],
  ['🚀', '·'],
  ['', '·'],
])('abbreviates %j to %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives a name one hue everywhere, and different names different ones', () => {
  expect(hueOf('Ada')).toBe(hueOf('Ada'));
  expect(new Set(['Ada', 'Grace', 'Edsger', 'Barbara'].map(hueOf)).size).toBe(4);
});
