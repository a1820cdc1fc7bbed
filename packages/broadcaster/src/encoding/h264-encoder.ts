// One H.264 encoder of FFmpeg, one frame in and one packet out, in the form of NAL units that FLV and MP4 have.
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_SMPTE170M,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_SMPTE170M,
  AVCOL_TRC_BT709,
  AVERROR_EAGAIN,
  Codec,
  CodecContext,
  CodecParameters,
  Dictionary,
  FFmpegError,
  Packet,
  Rational,
  type AVPixelFormat,
  type FFVideoEncoder,
  type Frame,
  type HardwareFramesContext,
} from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import { avcConfiguration, repack, toLengthPrefixed } from './nal-units.js';
import type { StreamDescription } from './encoded-packet.js';
import type { EncodingSettings } from './encoding-settings.js';

/** Of 16 bits in QSV; it is never reached, since keyframes are made by time. */
const LONGEST_GOP_FRAMES = 60_000;

export interface H264EncoderOptions {
  /** The codec's own. */
  readonly options: Record<string, string>;
  readonly pixelFormat?: AVPixelFormat;
  /** Of a device whose surfaces the encoder takes. */
  readonly surfaces?: HardwareFramesContext;
}

export class H264Encoder implements Disposable {
  readonly description: StreamDescription;
  readonly #isAnnexB: boolean;

  private constructor(
    readonly name: string,
    private readonly context: CodecContext,
  ) {
    const parameters = new CodecParameters();
    parameters.alloc();
    parameters.fromContext(context);
    const header = context.extraData;
    // An `AVCDecoderConfigurationRecord` begins with its version, Annex B with zeros.
    this.#isAnnexB = header?.[0] !== 1;
    const configuration = this.#isAnnexB ? avcConfiguration(header ?? Buffer.alloc(0)) : header!;
    parameters.extradata = configuration;
    this.description = { parameters, configuration };
  }

  /** @throws BroadcasterError `encoder_failed` when this FFmpeg has no such codec, or it refuses the settings. */
  static async open(
    name: FFVideoEncoder<string>,
    settings: EncodingSettings,
    { options, pixelFormat = AV_PIX_FMT_YUV420P, surfaces }: H264EncoderOptions,
  ): Promise<H264Encoder> {
    const codec = Codec.findEncoderByName(name);
    if (!codec) throw new BroadcasterError('encoder_failed', `This build of FFmpeg has no ${name}.`);
    const context = new CodecContext();
    try {
      context.allocContext3(codec);
      describe(context, settings);
      context.pixelFormat = pixelFormat;
      if (surfaces) context.hwFramesCtx = surfaces;
      using dictionary = Dictionary.fromObject(options);
      FFmpegError.throwIfError(await context.open2(codec, dictionary), `open ${name}`);
      return new H264Encoder(name, context);
    } catch (cause) {
      context.freeContext();
      if (cause instanceof BroadcasterError) throw cause;
      const words = cause instanceof Error ? cause.message : String(cause);
      throw new BroadcasterError('encoder_failed', `H.264 cannot be encoded: ${words}.`, { cause });
    }
  }

  /** Libx264's wrapper, NVENC's and QSV's compare these before each frame, and tell the encoder what has changed. */
  setBitrate(bitrateBps: number): void {
    setBitrate(this.context, bitrateBps);
  }

  /** With its presentation time and picture type set. Does not keep the frame. FFmpeg encodes while it takes it. */
  async encode(frame: Frame): Promise<Packet> {
    FFmpegError.throwIfError(await this.context.sendFrame(frame), 'encode a frame');
    const packet = new Packet();
    packet.alloc();
    const status = this.context.receivePacketSync(packet);
    if (status === AVERROR_EAGAIN) {
      throw new BroadcasterError('encoder_failed', `${this.name} kept a frame back.`);
    }
    FFmpegError.throwIfError(status, 'encode a frame');
    return this.#isAnnexB ? repack(packet, toLengthPrefixed(packet.data!)) : packet;
  }

  [Symbol.dispose](): void {
    this.context.freeContext();
  }
}

function setBitrate(context: CodecContext, bitrateBps: number): void {
  context.bitRate = BigInt(bitrateBps);
  context.rcMaxRate = BigInt(bitrateBps);
  context.rcBufferSize = bitrateBps;
}

function describe(context: CodecContext, settings: EncodingSettings): void {
  context.width = settings.width;
  context.height = settings.height;
  context.timeBase = new Rational(1, settings.framesPerSecond);
  context.framerate = new Rational(settings.framesPerSecond, 1);
  context.gopSize = LONGEST_GOP_FRAMES;
  context.maxBFrames = 0;
  setBitrate(context, settings.videoBitrateBps);
  // WebRTC's cameras and VP8 are BT.601 in limited range; players otherwise take 709 for anything this large.
  context.colorRange = AVCOL_RANGE_MPEG;
  context.colorSpace = AVCOL_SPC_SMPTE170M;
  context.colorPrimaries = AVCOL_PRI_SMPTE170M;
  context.colorTrc = AVCOL_TRC_BT709;
  context.chromaLocation = AVCHROMA_LOC_LEFT;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
}
