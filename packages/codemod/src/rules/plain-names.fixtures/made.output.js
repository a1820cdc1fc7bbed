import { LocalTrack, Track } from 'livekit-client';

export const fake = () =>
  // airlock-migrate[SUBCLASS]: a class of the Spaces SDK is extended or made here; move it by hand: new LocalTrack  (Space to Room)
  new LocalTrack({
    source: Track.Source.Unknown,
  });
