import { LocalTrack, TrackSource } from '@mux/spaces-web';

export const fake = () =>
  new LocalTrack({
    source: TrackSource.Other,
  });
