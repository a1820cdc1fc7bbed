// rtc-node's native client itself: what it says to the handle of a track that has gone.
import { dispose, TrackKind, VideoSource, type RemoteTrack } from '@livekit/rtc-node';
import { afterAll, expect, it } from 'vitest';
import { ffiRequest, NativeBytes, unlessGone } from './ffi.js';
import { MediaStream } from './media-stream.js';
import { TrackDelay } from './track-delay.js';

// Starts the native client.
void new VideoSource(16, 16).close();
const gone = { kind: TrackKind.KIND_AUDIO, ffi_handle: { handle: 987_654_321n } } as unknown as RemoteTrack;
afterAll(() => dispose());

it('has no delay to tell of a track that went before it was asked (it ended the process)', async () => {
  expect(await new TrackDelay(gone).read()).toBeUndefined();
});

it('opens no stream of a track that has gone', () => {
  expect(MediaStream.video(gone, () => {})).toBeUndefined();
  expect(MediaStream.audio(gone, () => {})).toBeUndefined();
});

it('asks nothing of publications and buffers that have gone', () => {
  const trackPublicationHandle = 987_654_322n;
  const value = { trackPublicationHandle, enabled: true };
  expect(ffiRequest({ message: { case: 'enableRemoteTrackPublication', value } })).toBeUndefined();
  expect(new NativeBytes(undefined, 987_654_323n).take(4)).toBeUndefined();
  expect(
    unlessGone(() => {
      throw new Error('handle is not a … FfiTrack');
    }),
  ).toBeUndefined();
});
