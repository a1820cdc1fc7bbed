// Decoded media of one subscribed track, as it comes out of LiveKit's native client.
import {
  AudioStreamType,
  FfiHandle,
  VideoBufferType,
  VideoStreamType,
  type AudioFrameReceived,
  type AudioStreamEvent,
  type FfiEvent,
  type VideoFrameReceived,
  type VideoStreamEvent,
} from '@livekit/rtc-ffi-bindings';
import type { RemoteTrack } from '@livekit/rtc-node';
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import { ffiRequest, NativeBytes, onFfiEvent, unlessGone } from './ffi.js';

/**
 * Media that waits for this process to read it. rtc-node's own `VideoStream` keeps one frame, and so loses every
 * frame that meets a busy thread; video and audio wait equally long here.
 */
const VIDEO_QUEUE_FRAMES = 12;
const AUDIO_QUEUE_FRAMES = 40;
const AUDIO_FRAME_MS = 20;

type StreamEvent = VideoStreamEvent | AudioStreamEvent;

/** By handle. With a listener for each stream, every event of one would visit them all: with 25 people, 50 thousand a second. */
const streams = new Map<bigint, (event: StreamEvent) => void>();
let isListening = false;

function dispatch({ message }: FfiEvent): void {
  if (message.case !== 'videoStreamEvent' && message.case !== 'audioStreamEvent') return;
  const { streamHandle } = message.value;
  if (streamHandle !== undefined) streams.get(streamHandle)?.(message.value);
}

/** Of a stream that was closed while frames were on their way: nobody else gives their memory back. */
function discard({ message }: StreamEvent): void {
  if (message.case !== 'frameReceived') return;
  const { buffer, frame } = message.value as Partial<VideoFrameReceived & AudioFrameReceived>;
  new NativeBytes(undefined, (buffer ?? frame)?.handle?.id).free();
}

/** Goes on until `close`: LiveKit's client says nothing when a track is unsubscribed. */
export class MediaStream {
  private constructor(
    private readonly handle: FfiHandle,
    onEvent: (event: StreamEvent) => void,
  ) {
    streams.set(handle.handle, onEvent);
    if (!isListening) onFfiEvent(dispatch);
    isListening = true;
  }

  /** I420 without gaps; `undefined` for a track that has gone. The receiver owns each frame's buffer, and must free it. */
  static video(track: RemoteTrack, onFrame: (frame: VideoFrameReceived) => void): MediaStream | undefined {
    const value = {
      type: VideoStreamType.VIDEO_STREAM_NATIVE,
      trackHandle: track.ffi_handle.handle,
      format: VideoBufferType.I420,
      normalizeStride: true,
      queueSizeFrames: VIDEO_QUEUE_FRAMES,
    };
    const answer = ffiRequest<'newVideoStream'>({ message: { case: 'newVideoStream', value } });
    const id = answer?.stream?.handle?.id;
    if (id === undefined) return undefined;
    return new MediaStream(new FfiHandle(id), ({ message }) => {
      if (message.case === 'frameReceived') onFrame(message.value as VideoFrameReceived);
    });
  }

  /** 16-bit stereo at 48 kHz. The receiver owns each frame's buffer, and must free it. */
  static audio(track: RemoteTrack, onFrame: (frame: AudioFrameReceived) => void): MediaStream | undefined {
    const value = {
      type: AudioStreamType.AUDIO_STREAM_NATIVE,
      trackHandle: track.ffi_handle.handle,
      sampleRate: SAMPLE_RATE_HZ,
      numChannels: CHANNELS,
      frameSizeMs: AUDIO_FRAME_MS,
      queueSizeFrames: AUDIO_QUEUE_FRAMES,
    };
    const answer = ffiRequest<'newAudioStream'>({ message: { case: 'newAudioStream', value } });
    const id = answer?.stream?.handle?.id;
    if (id === undefined) return undefined;
    return new MediaStream(new FfiHandle(id), ({ message }) => {
      if (message.case === 'frameReceived') onFrame(message.value as AudioFrameReceived);
    });
  }

  close(): void {
    streams.set(this.handle.handle, discard);
    unlessGone(() => this.handle.dispose());
  }
}
