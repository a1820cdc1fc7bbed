// Reads the decoded pictures of one subscribed track.
import { VideoBufferType, VideoStream, type RemoteVideoTrack, type VideoFrameEvent } from '@livekit/rtc-node';
import type { CameraPicture, Rotation } from '../picture/camera-picture.js';
import { picturePlanes } from '../picture/plane-picture.js';
import { PictureQueue } from './picture-queue.js';

export class VideoIntake {
  readonly queue = new PictureQueue();
  readonly #reader: ReadableStreamDefaultReader<VideoFrameEvent>;

  constructor(track: RemoteVideoTrack) {
    this.#reader = new VideoStream(track).getReader() as ReadableStreamDefaultReader<VideoFrameEvent>;
    void this.#read();
  }

  async #read(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return;
      this.queue.push(toCameraPicture(value));
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}

/** WebRTC's decoders give I420 nearly always; a hardware decoder may not. */
function toCameraPicture({ frame, rotation }: VideoFrameEvent): CameraPicture {
  const i420 = frame.type === VideoBufferType.I420 ? frame : frame.convert(VideoBufferType.I420);
  return { ...picturePlanes(i420.data, i420.width, i420.height), rotation: (rotation * 90) as Rotation };
}
