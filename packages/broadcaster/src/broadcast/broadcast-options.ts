// What a broadcast needs to know, in a form that survives being sent to another process.
import type { BroadcastDestination, BroadcastLayout, CanvasSize, ShownPeople } from '@airlock-rtc/contract';
import type { AudioCodec, HardwareChoice, RateControl } from '../encoding/encoding-settings.js';
import type { SegmentOptions } from '../destination/hls.js';

export interface BroadcastOptions {
  /** LiveKit's address: ws://, wss://, http:// or https://. */
  readonly url: string;
  /** The room's name. */
  readonly room: string;
  /** With these it signs its own tokens, and can join again after hours. */
  readonly apiKey: string;
  readonly apiSecret: string;
  /** One or more; the `url` is rtmp://, rtmps://, mux://<stream key>, or the path of an .mp4, .flv, .m3u8, .ogg or .mp3 file. */
  readonly destinations: readonly BroadcastDestination[];
  /** `gallery` by default. */
  readonly layout?: BroadcastLayout;
  /** `1920x1080` by default. */
  readonly resolution?: CanvasSize;
  /** 30 by default. */
  readonly framesPerSecond?: number;
  /** Of H.264; libx264's own choice by default. */
  readonly profile?: 'baseline' | 'main' | 'high';
  /** `capped` by default; `constant` pads every second to the bit rate, as Twitch asks. */
  readonly rateControl?: RateControl;
  /**
   * An encoder in hardware: `auto` for the first that works, or its name; `off` by default. Where it does not work, or
   * fails on the air, libx264 encodes, and a warning says why.
   */
  readonly hardware?: HardwareChoice;
  /** Seconds between keyframes; 2 by default. */
  readonly keyframeSeconds?: number;
  /** Another process sends to the same destinations still: they are opened once there are frames, until they take them. */
  readonly isSuccessor?: boolean;
  /** Joins under this identity instead of one of its own. LiveKit's UpdateLayout then changes the layout. */
  readonly identity?: string;
  /** By destination id: playlists that keep every segment; without them, the newest ones are kept. */
  readonly segments?: Readonly<Record<string, SegmentOptions>>;
  /** An http or https URL of a PNG, JPEG or WebP image in the size of the frame. */
  readonly backgroundUrl?: string;
  /** `#rrggbb`; that of the layout by default. */
  readonly backgroundColor?: string;
  /** Lets the background come from loopback and private addresses. */
  readonly allowsPrivateBackground?: boolean;
  /** Everyone by default. */
  readonly shownPeople?: ShownPeople;
  /** Shown while nobody is there. */
  readonly slateText?: string;
  readonly videoBitrateBps?: number;
  readonly audioBitrateBps?: number;
  /** Dissolves in 0.2 s from one arrangement into the next; false by default. */
  readonly dissolves?: boolean;
  /** Brings people slowly to about the same loudness, by 9 dB at most; false by default. */
  readonly levelsVoices?: boolean;
  /** Sends this alone; both by default. */
  readonly only?: 'audio' | 'video';
  /** `aac` by default, which is what RTMP and HLS take; OGG takes `opus`, and an .mp3 file `mp3`. */
  readonly audioCodec?: AudioCodec;
  /** 48,000 by default, and always with `opus`. */
  readonly audioSampleRateHz?: number;
  /** How long a lost destination or a lost room is tried again; 300,000 by default. */
  readonly retryForMs?: number;
  /** Certificates (PEM) to trust for rtmps instead of those that Node trusts. */
  readonly certificateAuthorities?: string;
}
