// What a destination writes to: one opened connection or file, which lives until it is closed or lost.
import type { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from '../encoding/encoded-packet.js';
import type { EncodingSettings } from '../encoding/encoding-settings.js';
import type { UplinkState } from '../uplink/bitrate-control.js';

/** What is to be sent, as far as it is known before the first packet: audio, video or both. */
export interface StreamPlan {
  readonly settings: EncodingSettings;
  /** Another one once another encoder has taken over. */
  readonly video?: StreamDescription | undefined;
  readonly audio?: StreamDescription | undefined;
}

export interface Output {
  /** Resolves when it has ended: with `undefined` after `close()`, else with the reason. */
  readonly closed: Promise<BroadcasterError | undefined>;
  readonly sentBytes: number;
  /** Frames left out because the receiver was too slow. */
  readonly droppedFrames: number;
  /** How late the stream arrives; absent where there is no network in between. */
  readonly uplink?: UplinkState;
  /** Takes a packet without waiting. The first one is a keyframe, if there is video; times never go back. */
  write(packet: EncodedPacket): void;
  /** Ends the stream as its format demands. */
  close(): Promise<void>;
}
