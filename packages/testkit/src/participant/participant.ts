// A participant of a room in this process, by LiveKit's own Node client, with a known pattern and tone.
import {
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoCodec,
  type LocalTrackPublication,
  type RemoteParticipant,
} from '@livekit/rtc-node';
import type { Pattern } from '../pattern/pattern.js';
import type { SeenFrame } from '../pattern/read-frame.js';
import type { HeardTone } from '../tone/goertzel.js';
import { AudioFeed } from './audio-feed.js';
import { setMuted } from './mute.js';
import { Received } from './received.js';
import { VideoFeed } from './video-feed.js';

export interface ParticipantOptions {
  /** Publishes a camera with this pattern. */
  pattern?: Pattern;
  /** Publishes a microphone with this tone. */
  toneHz?: number;
  /** Whether the tone is heard from the beginning; default true. */
  isSpeaking?: boolean;
  /** Default false: one layer, which a small server load keeps sharp. */
  simulcast?: boolean;
  /** Default true. */
  autoSubscribe?: boolean;
  /** Of the camera and the screen; default VP8. */
  videoCodec?: 'vp8' | 'vp9' | 'h264' | 'av1';
}

export interface ReceivedData {
  payload: Uint8Array;
  topic: string | undefined;
  /** Undefined for data that the server sent. */
  from: string | undefined;
}

export type SourceName = 'camera' | 'microphone' | 'screen';

const CODECS = {
  vp8: VideoCodec.VP8,
  vp9: VideoCodec.VP9,
  h264: VideoCodec.H264,
  av1: VideoCodec.AV1,
} as const;

const SOURCES = {
  camera: TrackSource.SOURCE_CAMERA,
  microphone: TrackSource.SOURCE_MICROPHONE,
  screen: TrackSource.SOURCE_SCREENSHARE,
} as const;

export class TestParticipant implements AsyncDisposable {
  /** rtc-node's room, for all that this class has no word for. */
  readonly room = new Room();
  /** Everything that came by data packets, oldest first. */
  readonly data: ReceivedData[] = [];
  readonly #received = new Received(this.room);
  readonly #video = new Map<'camera' | 'screen', VideoFeed>();
  readonly #publications = new Map<SourceName, LocalTrackPublication>();
  readonly #simulcast: boolean;
  readonly #videoCodec: VideoCodec;
  #audio: AudioFeed | undefined;

  private constructor({ simulcast = false, videoCodec = 'vp8' }: ParticipantOptions) {
    this.#simulcast = simulcast;
    this.#videoCodec = CODECS[videoCodec];
    this.room.on(RoomEvent.DataReceived, (payload, sender: RemoteParticipant | undefined, _kind, topic) => {
      this.data.push({ payload, topic, from: sender?.identity });
    });
  }

  /** Connects, then publishes what the options name. */
  static async join(url: string, token: string, options: ParticipantOptions = {}): Promise<TestParticipant> {
    const participant = new TestParticipant(options);
    await participant.room.connect(url, token, {
      autoSubscribe: options.autoSubscribe ?? true,
      dynacast: false,
    });
    if (options.toneHz !== undefined)
      await participant.publishTone(options.toneHz, options.isSpeaking ?? true);
    if (options.pattern) await participant.publishPattern(options.pattern);
    return participant;
  }

  get identity(): string {
    return this.room.localParticipant?.identity ?? '';
  }

  async publishPattern(pattern: Pattern, source: 'camera' | 'screen' = 'camera'): Promise<void> {
    const feed = new VideoFeed(source, pattern);
    this.#video.set(source, feed);
    await this.#publish(source, feed);
  }

  async publishTone(toneHz: number, isSpeaking = true): Promise<void> {
    this.#audio = new AudioFeed('microphone', toneHz, isSpeaking);
    await this.#publish('microphone', this.#audio);
  }

  async shareScreen(pattern: Pattern): Promise<void> {
    await this.publishPattern(pattern, 'screen');
  }

  async unpublish(source: SourceName): Promise<void> {
    const sid = this.#publications.get(source)?.sid;
    this.#publications.delete(source);
    if (sid) await this.room.localParticipant?.unpublishTrack(sid);
    if (source === 'microphone') {
      await this.#audio?.[Symbol.asyncDispose]();
      this.#audio = undefined;
    } else {
      await this.#video.get(source)?.[Symbol.asyncDispose]();
      this.#video.delete(source);
    }
  }

  mute(source: SourceName): void {
    setMuted(this.#feed(source).track, true);
  }

  unmute(source: SourceName): void {
    setMuted(this.#feed(source).track, false);
  }

  /** The microphone stays published and unmuted; only its tone begins or stops. */
  speak(): void {
    (this.#feed('microphone') as AudioFeed).isSpeaking = true;
  }

  fallSilent(): void {
    (this.#feed('microphone') as AudioFeed).isSpeaking = false;
  }

  async sendData(
    payload: string | Uint8Array,
    options: { topic?: string; reliable?: boolean } = {},
  ): Promise<void> {
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
    await this.room.localParticipant?.publishData(bytes, { reliable: true, ...options });
  }

  /** What is seen of somebody now; undefined before a first frame, and after the track has gone. */
  frameOf(identity: string, source: 'camera' | 'screen' = 'camera'): SeenFrame | undefined {
    return this.#received.frame(identity, SOURCES[source]);
  }

  /** What is heard of somebody now; undefined in silence. */
  toneOf(identity: string): HeardTone | undefined {
    return this.#received.tone(identity);
  }

  framesOf(identity: string, source: 'camera' | 'screen' = 'camera'): number {
    return this.#received.frameCount(identity, SOURCES[source]);
  }

  async disconnect(): Promise<void> {
    this.#received.stop();
    if (this.room.isConnected) await this.room.disconnect();
    await this.#audio?.[Symbol.asyncDispose]();
    for (const feed of this.#video.values()) await feed[Symbol.asyncDispose]();
    this.#audio = undefined;
    this.#video.clear();
    this.#publications.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.disconnect();
  }

  async #publish(source: SourceName, feed: VideoFeed | AudioFeed): Promise<void> {
    const options = new TrackPublishOptions({
      source: SOURCES[source],
      simulcast: this.#simulcast,
      videoCodec: this.#videoCodec,
    });
    if (feed instanceof VideoFeed) options.videoEncoding = feed.encoding;
    const publication = await this.room.localParticipant?.publishTrack(feed.track, options);
    if (publication) this.#publications.set(source, publication);
  }

  #feed(source: SourceName): VideoFeed | AudioFeed {
    const feed = source === 'microphone' ? this.#audio : this.#video.get(source);
    if (!feed) throw new Error(`${this.identity} publishes no ${source}.`);
    return feed;
  }
}
