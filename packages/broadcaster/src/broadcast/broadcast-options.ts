// What a broadcast needs to know, in a form that survives being sent to another process.
import type { BroadcastLayout, BroadcastResolution } from '@airlock-rtc/contract';

export interface BroadcastOptions {
  /** LiveKit's address: ws://, wss://, http:// or https://. */
  readonly url: string;
  /** The room's name. */
  readonly room: string;
  /** With these it signs its own tokens, and can join again after hours. */
  readonly apiKey: string;
  readonly apiSecret: string;
  /** One or more of: rtmp://, rtmps://, mux://<stream key>, or the path of an .mp4, .flv or .m3u8 file. */
  readonly destinations: readonly string[];
  /** RTMP servers that a stranger chose: they come after the others, and may not have a private address. */
  readonly publicDestinations?: readonly string[];
  /** `gallery` by default. */
  readonly layout?: BroadcastLayout;
  /** `1920x1080` by default. */
  readonly resolution?: BroadcastResolution;
  /** An http or https URL of a PNG, JPEG or WebP image in the size of the picture. */
  readonly backgroundUrl?: string;
  /** `#rrggbb`; `#323232` by default. */
  readonly backgroundColor?: string;
  /** Lets the background come from loopback and private addresses. */
  readonly allowsPrivateBackground?: boolean;
  /** Shown while nobody is there. */
  readonly slateText?: string;
  readonly videoBitrateBps?: number;
  readonly audioBitrateBps?: number;
  /** How long a lost destination or a lost room is tried again; 300,000 by default. */
  readonly retryForMs?: number;
  /** Certificates (PEM) to trust for rtmps instead of those that Node trusts. */
  readonly certificateAuthorities?: string;
}
