// AAC by FFmpeg's own encoder, from interleaved stereo at 48 kHz.
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLTP,
  AVERROR_EAGAIN,
  Codec,
  CodecContext,
  CodecParameters,
  FF_ENCODER_AAC,
  FFmpegError,
  Frame,
  Packet,
  Rational,
} from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from './encoded-packet.js';
import { SAMPLE_RATE_HZ, type EncodingSettings } from './encoding-settings.js';

export class AudioEncoder implements Disposable {
  readonly #left: Float32Array;
  readonly #right: Float32Array;
  #filled = 0;
  #samplesSent = 0;

  private constructor(
    private readonly context: CodecContext,
    private readonly frame: Frame,
    readonly description: StreamDescription,
  ) {
    const [left, right] = frame.data!.map(
      (plane) => new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples),
    );
    this.#left = left!;
    this.#right = right!;
  }

  /** @throws BroadcasterError `encoder_failed` when FFmpeg refuses the settings. */
  static async open({ audioBitrateBps }: EncodingSettings): Promise<AudioEncoder> {
    const codec = Codec.findEncoderByName(FF_ENCODER_AAC);
    if (!codec) throw new BroadcasterError('encoder_failed', 'This build of FFmpeg has no AAC encoder.');
    const context = new CodecContext();
    context.allocContext3(codec);
    context.sampleRate = SAMPLE_RATE_HZ;
    context.sampleFormat = AV_SAMPLE_FMT_FLTP;
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    context.bitRate = BigInt(audioBitrateBps);
    context.timeBase = new Rational(1, SAMPLE_RATE_HZ);
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    const status = await context.open2(codec, null);
    if (status < 0) {
      throw new BroadcasterError('encoder_failed', `AAC cannot be encoded: ${FFmpegError.strerror(status)}.`);
    }
    const frame = new Frame();
    frame.alloc();
    frame.nbSamples = context.frameSize;
    frame.format = AV_SAMPLE_FMT_FLTP;
    frame.sampleRate = SAMPLE_RATE_HZ;
    frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    FFmpegError.throwIfError(frame.getBuffer(), 'allocate a stretch of audio');
    const parameters = new CodecParameters();
    parameters.alloc();
    parameters.fromContext(context);
    return new AudioEncoder(context, frame, { parameters, configuration: context.extraData! });
  }

  /** Encodes interleaved stereo, which continues what was given before; returns the packets that it completes. */
  async encode(samples: Float32Array): Promise<EncodedPacket[]> {
    const packets: EncodedPacket[] = [];
    for (let at = 0; at < samples.length;) {
      const count = Math.min((samples.length - at) / 2, this.frame.nbSamples - this.#filled);
      for (let i = 0; i < count; i++) {
        this.#left[this.#filled + i] = samples[at + 2 * i]!;
        this.#right[this.#filled + i] = samples[at + 2 * i + 1]!;
      }
      this.#filled += count;
      at += 2 * count;
      if (this.#filled === this.frame.nbSamples) packets.push(...(await this.#encodeFrame()));
    }
    return packets;
  }

  async #encodeFrame(): Promise<EncodedPacket[]> {
    this.#filled = 0;
    this.frame.pts = BigInt(this.#samplesSent);
    this.#samplesSent += this.frame.nbSamples;
    FFmpegError.throwIfError(await this.context.sendFrame(this.frame), 'encode audio');
    const packets: EncodedPacket[] = [];
    for (;;) {
      const packet = new Packet();
      packet.alloc();
      const status = await this.context.receivePacket(packet);
      if (status === AVERROR_EAGAIN) return packets;
      FFmpegError.throwIfError(status, 'encode audio');
      packet.timeBase = { num: 1, den: SAMPLE_RATE_HZ };
      const timeUs = Math.round((Number(packet.pts) * 1e6) / SAMPLE_RATE_HZ);
      packets.push({ kind: 'audio', data: packet.data!, isKeyframe: true, timeUs, packet });
    }
  }

  [Symbol.dispose](): void {
    this.context.freeContext();
    this.frame.free();
  }
}
