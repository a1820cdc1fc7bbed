import { expect, it } from 'vitest';
import { LIVEKIT_TRACK_SOURCES, toLiveKitTrackSource, toMuxTrackSource } from './translate-track-source.js';

it.each(Object.entries(LIVEKIT_TRACK_SOURCES))('takes %s to %s and back', (mux, livekit) => {
  expect(toLiveKitTrackSource(mux as keyof typeof LIVEKIT_TRACK_SOURCES)).toBe(livekit);
  expect(toMuxTrackSource(livekit)).toBe(mux);
});

it('calls a source that Mux did not have other', () => expect(toMuxTrackSource('hologram')).toBe('other'));
