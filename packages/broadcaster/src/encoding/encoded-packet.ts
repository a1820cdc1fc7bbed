// What the encoders hand to the destinations: a packet with its time, and how to begin a stream with it.
import type { CodecParameters, Packet } from 'node-av';

/** One encoded frame or stretch of audio. Its bytes are shared by all destinations and must not be changed. */
export interface EncodedPacket {
  readonly kind: 'video' | 'audio';
  readonly data: Buffer;
  readonly isKeyframe: boolean;
  /** Microseconds since the broadcast's clock began. */
  readonly timeUs: number;
  /** With a keyframe of another encoder than before: what a decoder must know from here on. */
  readonly configuration?: Buffer;
  /** The packet of FFmpeg that owns `data`, for its muxers. */
  readonly packet: Packet;
}

/** What a decoder must know before the first packet. */
export interface StreamDescription {
  readonly parameters: CodecParameters;
  /** H.264: an `AVCDecoderConfigurationRecord`. AAC: an `AudioSpecificConfig`. Opus: an `OpusHead`. MP3: nothing. */
  readonly configuration: Buffer;
}
