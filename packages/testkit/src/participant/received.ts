// What a participant receives from others: the last frame and the last audio of every subscribed track.
import {
  AudioStream,
  RoomEvent,
  TrackKind,
  TrackSource,
  VideoBufferType,
  VideoStream,
  type RemoteTrack,
  type Room,
  type VideoFrame,
} from '@livekit/rtc-node';
import { i420Pixels, readFrame, type SeenFrame } from '../pattern/read-frame.js';
import { dominantTone, type HeardTone } from '../tone/goertzel.js';
import { SAMPLE_RATE } from '../tone/tone.js';

/** Long enough to tell tones 10 Hz apart, short enough that a mute is heard soon. */
const HEARD_SAMPLES = SAMPLE_RATE / 10;

interface ReceivedTrack {
  readonly track: RemoteTrack;
  stop(): void;
  lastFrame?: VideoFrame;
  framesReceived: number;
  lastSamples: Int16Array;
}

export class Received {
  readonly #tracks = new Map<string, ReceivedTrack>();

  /** Must be made before the room connects, so that no subscription is missed. */
  constructor(room: Room) {
    room.on(RoomEvent.TrackSubscribed, (track, publication, participant) => {
      const name = key(participant.identity, publication.source);
      this.#tracks.get(name)?.stop();
      this.#tracks.set(name, receive(track));
    });
    room.on(RoomEvent.TrackUnsubscribed, (track, publication, participant) => {
      const name = key(participant.identity, publication.source);
      const received = this.#tracks.get(name);
      // The one that takes its place may have come before.
      if (received?.track.sid !== track.sid) return;
      received?.stop();
      this.#tracks.delete(name);
    });
    room.on(RoomEvent.Disconnected, () => this.stop());
  }

  /** @returns what the last frame shows; undefined before the first frame and without the track. */
  frame(identity: string, source = TrackSource.SOURCE_CAMERA): SeenFrame | undefined {
    const frame = this.#tracks.get(key(identity, source))?.lastFrame;
    if (!frame) return undefined;
    const { data, width, height } =
      frame.type === VideoBufferType.I420 ? frame : frame.convert(VideoBufferType.I420);
    return readFrame(i420Pixels(data, width, height));
  }

  /** @returns the strongest tone of the last tenth of a second; undefined in silence and without the track. */
  tone(identity: string, source = TrackSource.SOURCE_MICROPHONE): HeardTone | undefined {
    const samples = this.#tracks.get(key(identity, source))?.lastSamples;
    return samples && samples.length === HEARD_SAMPLES ? dominantTone(samples, SAMPLE_RATE) : undefined;
  }

  /** How many frames have come since the track was subscribed. */
  frameCount(identity: string, source = TrackSource.SOURCE_CAMERA): number {
    return this.#tracks.get(key(identity, source))?.framesReceived ?? 0;
  }

  stop(): void {
    for (const track of this.#tracks.values()) track.stop();
    this.#tracks.clear();
  }
}

function key(identity: string, source: TrackSource | undefined): string {
  return `${source ?? TrackSource.SOURCE_UNKNOWN} ${identity}`;
}

function receive(track: RemoteTrack): ReceivedTrack {
  const received: ReceivedTrack = {
    track,
    stop: () => {},
    framesReceived: 0,
    lastSamples: new Int16Array(0),
  };
  if (track.kind === TrackKind.KIND_VIDEO) {
    received.stop = readAll(new VideoStream(track), ({ frame }) => {
      received.lastFrame = frame;
      received.framesReceived += 1;
    });
  } else {
    received.stop = readAll(new AudioStream(track, SAMPLE_RATE, 1), ({ data }) => {
      received.framesReceived += 1;
      const joined = new Int16Array(received.lastSamples.length + data.length);
      joined.set(received.lastSamples);
      joined.set(data, received.lastSamples.length);
      received.lastSamples = joined.slice(-HEARD_SAMPLES);
    });
  }
  return received;
}

/** @returns a function that ends the reading. */
function readAll<T>(stream: ReadableStream<T>, take: (value: T) => void): () => void {
  const reader = stream.getReader();
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      take(value);
    }
  })();
  return () => void reader.cancel();
}
