// The video of a broadcast as H.264: by hardware where that is wanted and works, else by libx264; keyframes by time.
import { AV_PICTURE_TYPE_I, AV_PICTURE_TYPE_NONE, type Frame, type Packet } from 'node-av';
import { BroadcasterError } from '../broadcaster-error.js';
import type { EncodedPacket, StreamDescription } from './encoded-packet.js';
import type { EncodingSettings } from './encoding-settings.js';
import type { H264Encoder } from './h264-encoder.js';
import { HardwareEncoder, type HardwareKind } from './hardware-encoder.js';
import { probeHardware } from './hardware-probe.js';
import { parameterSets, repack } from './nal-units.js';
import { openX264 } from './x264.js';

/** A device that takes longer for a frame is not going to give it. */
const HANG_MS = 1500;

export interface VideoEncoderOptions {
  /** Of libx264, instead of the ones chosen here: to compare. */
  readonly x264?: Record<string, string>;
  /** What a probe may find. */
  readonly kinds?: readonly HardwareKind[];
  /** Libx264 encodes although hardware was asked for; says why. */
  readonly onFallback?: (reason: BroadcasterError) => void;
}

export class VideoEncoder implements Disposable {
  #wantsKeyframe = false;
  /** Of the last keyframe, in steps of the clock: a machine that leaves frames out must not stretch the distance. */
  #keyframeIndex = -Infinity;
  #bitrateBps: number;
  /** What the encoder was opened with. */
  #encoderBitrateBps: number;
  /** The encoder is another than the one that the stream began with: keyframes bring their parameter sets. */
  #isSuccessor = false;
  /** Not told yet. */
  #hasNewConfiguration = false;

  private constructor(
    private encoder: H264Encoder | HardwareEncoder,
    private readonly settings: EncodingSettings,
    private readonly options: VideoEncoderOptions,
  ) {
    this.#bitrateBps = settings.videoBitrateBps;
    this.#encoderBitrateBps = settings.videoBitrateBps;
  }

  /** @throws BroadcasterError `encoder_failed` when libx264 refuses the settings. */
  static async open(settings: EncodingSettings, options: VideoEncoderOptions = {}): Promise<VideoEncoder> {
    const hardware = await openHardware(settings, options);
    return new VideoEncoder(hardware ?? (await openX264(settings, options.x264)), settings, options);
  }

  /** FFmpeg's name of what encodes now, such as `libx264`. */
  get name(): string {
    return this.encoder.name;
  }

  /** Of what encodes now. */
  get description(): StreamDescription {
    return this.encoder.description;
  }

  /** Makes the next frame a keyframe, with which a destination can begin. */
  requestKeyframe(): void {
    this.#wantsKeyframe = true;
  }

  /** From the next frame on. Not while one is being encoded. A constant rate stays: the stream itself promises it. */
  setBitrate(bitrateBps: number): void {
    if (this.settings.rateControl === 'constant') return;
    this.#bitrateBps = bitrateBps;
    this.encoder.setBitrate(bitrateBps);
  }

  /** Encodes the frame that is shown as number `index` of the steady clock. Does not keep the frame. */
  async encode(frame: Frame, index: number): Promise<EncodedPacket> {
    const { framesPerSecond, keyframeSeconds } = this.settings;
    const isDue = index - this.#keyframeIndex >= framesPerSecond * keyframeSeconds;
    const isKeyframeWanted = isDue || this.#wantsKeyframe;
    this.#wantsKeyframe = false;
    frame.pts = BigInt(index);
    frame.pictType = isKeyframeWanted ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    const packet = await this.#encode(frame);
    packet.timeBase = { num: 1, den: framesPerSecond };
    const { isKeyframe } = packet;
    if (isKeyframe) this.#keyframeIndex = index;
    const timeUs = Math.round((index * 1e6) / framesPerSecond);
    const configuration = this.#hasNewConfiguration && isKeyframe && this.description.configuration;
    if (configuration) this.#hasNewConfiguration = false;
    return {
      ...{ kind: 'video', data: packet.data!, isKeyframe, timeUs, packet },
      ...(configuration && { configuration }),
    };
  }

  async #encode(frame: Frame): Promise<Packet> {
    if (!(this.encoder instanceof HardwareEncoder)) return this.#finish(await this.encoder.encode(frame));
    try {
      if (frame.pictType === AV_PICTURE_TYPE_I) await this.#followBitrate(this.encoder);
      return this.#finish(await inTime(this.encoder.encode(frame)));
    } catch (cause) {
      // Its first frame is a keyframe.
      await this.#fallBack(this.encoder, cause);
      return this.#finish(await this.encoder.encode(frame));
    }
  }

  /** Before a keyframe: hardware that cannot change its bit rate begins anew with another. */
  async #followBitrate(encoder: HardwareEncoder): Promise<void> {
    if (encoder.kind.followsBitrate || this.#bitrateBps === this.#encoderBitrateBps) return;
    const changed = { ...this.settings, videoBitrateBps: this.#bitrateBps };
    this.#succeed(await HardwareEncoder.open(encoder.kind, changed));
    encoder[Symbol.dispose]();
  }

  async #fallBack(failed: H264Encoder | HardwareEncoder, cause: unknown): Promise<void> {
    // One that hangs is still at work, and cannot be freed.
    if (!(cause instanceof HungError)) failed[Symbol.dispose]();
    this.options.onFallback?.(unavailable(`${failed.name} failed on the air: ${wordsOf(cause)}`));
    this.#succeed(await openX264({ ...this.settings, videoBitrateBps: this.#bitrateBps }, this.options.x264));
  }

  #succeed(encoder: H264Encoder | HardwareEncoder): void {
    this.encoder = encoder;
    this.#encoderBitrateBps = this.#bitrateBps;
    this.#isSuccessor = true;
    this.#hasNewConfiguration = true;
  }

  #finish(packet: Packet): Packet {
    if (!this.#isSuccessor || !packet.isKeyframe) return packet;
    return repack(packet, Buffer.concat([parameterSets(this.description.configuration), packet.data!]));
  }

  [Symbol.dispose](): void {
    this.encoder[Symbol.dispose]();
  }
}

async function openHardware(
  settings: EncodingSettings,
  { kinds, onFallback }: VideoEncoderOptions,
): Promise<HardwareEncoder | undefined> {
  if (settings.hardware === 'off') return undefined;
  const { kind, refusals } = await probeHardware(settings, kinds);
  try {
    if (kind) return await HardwareEncoder.open(kind, settings);
  } catch (error) {
    onFallback?.(unavailable(wordsOf(error)));
    return undefined;
  }
  onFallback?.(unavailable(refusals.join('; ')));
  return undefined;
}

function unavailable(words: string): BroadcasterError {
  return new BroadcasterError(
    'hardware_unavailable',
    `Video is encoded by libx264 on the CPU, since no hardware encoder can be used (${words}).`,
  );
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

class HungError extends Error {}

async function inTime(encoding: Promise<Packet>): Promise<Packet> {
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new HungError(`no frame in ${HANG_MS} ms`)), HANG_MS);
  });
  try {
    return await Promise.race([encoding, hung]);
  } finally {
    clearTimeout(timer);
  }
}
