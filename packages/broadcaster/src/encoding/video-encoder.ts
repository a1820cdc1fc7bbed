// H.264 by libx264, one frame in and one packet out, for a stream that must not wait.
import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
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
  FF_ENCODER_LIBX264,
  FFmpegError,
  type Frame,
  Packet,
  Rational,
} from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from './encoded-packet.js';
import type { EncodingSettings } from './encoding-settings.js';

export class VideoEncoder implements Disposable {
  #wantsKeyframe = false;
  /** Of the last keyframe, in steps of the clock: a machine that leaves frames out must not stretch the distance. */
  #keyframeIndex = -Infinity;

  private constructor(
    private readonly context: CodecContext,
    readonly description: StreamDescription,
    private readonly settings: EncodingSettings,
  ) {}

  /**
   * @param options of libx264, instead of the ones chosen here: to compare.
   * @throws BroadcasterError `encoder_failed` when libx264 refuses the settings.
   */
  static async open(settings: EncodingSettings, options: Record<string, string> = {}): Promise<VideoEncoder> {
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
    if (!codec) throw new BroadcasterError('encoder_failed', 'This build of FFmpeg has no libx264.');
    const context = new CodecContext();
    context.allocContext3(codec);
    describe(context, settings);
    using dictionary = Dictionary.fromObject({ ...x264Options(settings), ...options });
    const status = await context.open2(codec, dictionary);
    if (status < 0) {
      throw new BroadcasterError(
        'encoder_failed',
        `H.264 cannot be encoded: ${FFmpegError.strerror(status)}.`,
      );
    }
    const parameters = new CodecParameters();
    parameters.alloc();
    parameters.fromContext(context);
    return new VideoEncoder(context, { parameters, configuration: context.extraData! }, settings);
  }

  /** Makes the next frame a keyframe, with which a destination can begin. */
  requestKeyframe(): void {
    this.#wantsKeyframe = true;
  }

  /** From the next frame on. Not while one is being encoded. A constant rate stays: the stream itself promises it. */
  setBitrate(bitrateBps: number): void {
    if (this.settings.rateControl === 'capped') setBitrate(this.context, bitrateBps);
  }

  /** Encodes the frame that is shown as number `index` of the steady clock. Does not keep the frame. */
  async encode(frame: Frame, index: number): Promise<EncodedPacket> {
    frame.pts = BigInt(index);
    const { framesPerSecond, keyframeSeconds } = this.settings;
    const isDue = index - this.#keyframeIndex >= framesPerSecond * keyframeSeconds;
    frame.pictType = isDue || this.#wantsKeyframe ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    this.#wantsKeyframe = false;
    FFmpegError.throwIfError(await this.context.sendFrame(frame), 'encode a frame');
    const packet = new Packet();
    packet.alloc();
    const status = await this.context.receivePacket(packet);
    if (status === AVERROR_EAGAIN) throw new BroadcasterError('encoder_failed', 'libx264 kept a frame back.');
    FFmpegError.throwIfError(status, 'encode a frame');
    if (packet.isKeyframe) this.#keyframeIndex = index;
    packet.timeBase = { num: 1, den: this.settings.framesPerSecond };
    const timeUs = Math.round((index * 1e6) / this.settings.framesPerSecond);
    return { kind: 'video', data: packet.data!, isKeyframe: packet.isKeyframe, timeUs, packet };
  }

  [Symbol.dispose](): void {
    this.context.freeContext();
  }
}

/** libx264's wrapper compares these before each frame, and tells x264 what has changed. */
function setBitrate(context: CodecContext, bitrateBps: number): void {
  context.bitRate = BigInt(bitrateBps);
  context.rcMaxRate = BigInt(bitrateBps);
  context.rcBufferSize = bitrateBps;
}

function describe(context: CodecContext, settings: EncodingSettings): void {
  context.width = settings.width;
  context.height = settings.height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, settings.framesPerSecond);
  context.framerate = new Rational(settings.framesPerSecond, 1);
  // By count it never comes: keyframes are made by time.
  context.gopSize = 100 * settings.framesPerSecond * settings.keyframeSeconds;
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

/**
 * One thread up to 720p: slices, the only threads without delay, cost quality and CPU, and one core encodes such a
 * frame in a third of the time between two. `annexb=0` gives FLV and MP4 their own form of NAL units and header.
 * `qpmin` ends the refining of a frame that does not change, which nobody sees: it goes from 2.3 Mb/s to 14 kb/s.
 */
function x264Options({ width, height, profile, rateControl }: EncodingSettings): Record<string, string> {
  const threads = width * height > 1280 * 720 ? 2 : 1;
  return {
    preset: 'superfast',
    ...(profile ? { profile } : {}),
    tune: 'zerolatency',
    threads: String(threads),
    forced_idr: '1',
    'x264-params': `annexb=0:scenecut=0:weightp=0:${rateControl === 'constant' ? 'nal-hrd=cbr' : 'qpmin=20'}`,
  };
}
