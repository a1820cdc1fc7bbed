// AAC by FFmpeg's own encoder, Opus by libopus or MP3 by LAME, from interleaved stereo at 48 kHz, at the sample rate that was asked for.
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AVERROR_EAGAIN,
  Codec,
  CodecContext,
  CodecParameters,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBOPUS,
  FFmpegError,
  Frame,
  Packet,
  Rational,
} from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from './encoded-packet.js';
import { CHANNELS, SAMPLE_RATE_HZ, type AudioCodec, type EncodingSettings } from './encoding-settings.js';
import { Resampler } from './resampler.js';

const ENCODERS = {
  aac: FF_ENCODER_AAC,
  opus: FF_ENCODER_LIBOPUS,
  mp3: FF_ENCODER_LIBMP3LAME,
} satisfies Record<AudioCodec, string>;

export class AudioEncoder implements Disposable {
  readonly #left: Float32Array;
  readonly #right: Float32Array;
  /** From one sample to the next: libopus takes interleaved audio only. */
  readonly #step: number;
  #filled = 0;
  #samplesSent = 0;

  private constructor(
    private readonly context: CodecContext,
    private readonly frame: Frame,
    private readonly resampler: Resampler | undefined,
    readonly description: StreamDescription,
  ) {
    const isPlanar = frame.format === AV_SAMPLE_FMT_FLTP;
    this.#step = isPlanar ? 1 : CHANNELS;
    const [first, second] = frame.data!.map(
      (plane) => new Float32Array(plane.buffer, plane.byteOffset, frame.nbSamples * this.#step),
    );
    this.#left = first!;
    this.#right = isPlanar ? second! : first!.subarray(1);
  }

  /** @throws BroadcasterError `encoder_failed` when FFmpeg refuses the settings. */
  static async open({
    audioBitrateBps,
    audioCodec,
    audioSampleRateHz: sampleRate,
  }: EncodingSettings): Promise<AudioEncoder> {
    const name = audioCodec.toUpperCase();
    const codec = Codec.findEncoderByName(ENCODERS[audioCodec]);
    if (!codec) throw new BroadcasterError('encoder_failed', `This build of FFmpeg cannot encode ${name}.`);
    const sampleFormat = audioCodec === 'opus' ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_FLTP;
    const context = new CodecContext();
    context.allocContext3(codec);
    context.sampleRate = sampleRate;
    context.sampleFormat = sampleFormat;
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    context.bitRate = BigInt(audioBitrateBps);
    context.timeBase = new Rational(1, sampleRate);
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    const status = await context.open2(codec, null);
    if (status < 0) {
      throw new BroadcasterError(
        'encoder_failed',
        `${name} cannot be encoded: ${FFmpegError.strerror(status)}.`,
      );
    }
    const frame = new Frame();
    frame.alloc();
    frame.nbSamples = context.frameSize;
    frame.format = sampleFormat;
    frame.sampleRate = sampleRate;
    frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    FFmpegError.throwIfError(frame.getBuffer(), 'allocate a stretch of audio');
    const parameters = new CodecParameters();
    parameters.alloc();
    parameters.fromContext(context);
    const resampler = sampleRate === SAMPLE_RATE_HZ ? undefined : new Resampler(sampleRate);
    return new AudioEncoder(context, frame, resampler, {
      parameters,
      configuration: context.extraData ?? Buffer.alloc(0),
    });
  }

  /** Encodes interleaved stereo, which continues what was given before; returns the packets that it completes. */
  async encode(mixed: Float32Array): Promise<EncodedPacket[]> {
    const samples = this.resampler?.convert(mixed) ?? mixed;
    const packets: EncodedPacket[] = [];
    for (let at = 0; at < samples.length;) {
      const count = Math.min((samples.length - at) / 2, this.frame.nbSamples - this.#filled);
      for (let i = 0; i < count; i++) {
        const to = (this.#filled + i) * this.#step;
        this.#left[to] = samples[at + 2 * i]!;
        this.#right[to] = samples[at + 2 * i + 1]!;
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
      const status = this.context.receivePacketSync(packet);
      if (status === AVERROR_EAGAIN) return packets;
      FFmpegError.throwIfError(status, 'encode audio');
      packet.timeBase = this.context.timeBase;
      const timeUs = Math.round((Number(packet.pts) * 1e6) / this.context.sampleRate);
      packets.push({ kind: 'audio', data: packet.data!, isKeyframe: true, timeUs, packet });
    }
  }

  [Symbol.dispose](): void {
    this.context.freeContext();
    this.frame.free();
    this.resampler?.[Symbol.dispose]();
  }
}
