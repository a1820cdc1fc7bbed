export * from '@mux/spaces-web';
export { Space as default, TrackKind, TrackSource as Source } from '@mux/spaces-web';
export type { RemoteTrack, TrackKind as Kind } from '@mux/spaces-web';
