// The way from a scene to encoded packets: at each tick of the clock one frame, and the audio up to it.
import { BroadcasterError } from '../broadcaster-error.js';
import { runFrameClock } from './frame-clock.js';
import type { StreamPlan } from '../destination/output.js';
import { AudioEncoder } from '../encoding/audio-encoder.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import type { EncodingSettings } from '../encoding/encoding-settings.js';
import { VideoEncoder } from '../encoding/video-encoder.js';
import { LoudnessMeter, type Loudness } from '../audio/loudness.js';
import type { Mixer } from '../audio/mixer.js';
import type { BroadcastCounters } from './broadcast-stats.js';
import type { LiveScene } from './live-scene.js';

export interface EncodePipelineDeps {
  readonly mixer: Pick<Mixer, 'mixUntil'>;
  readonly liveScene: Pick<LiveScene, 'paint'>;
  readonly onPacket: (packet: EncodedPacket) => void;
}

interface FrameToEncode extends Pick<EncodePipelineDeps, 'liveScene'> {
  readonly index: number;
  readonly dueMs: number;
}

export class EncodePipeline implements Disposable {
  readonly counters: BroadcastCounters = { frames: 0, changed: 0, tileFrames: 0, dropped: 0 };
  readonly plan: StreamPlan;
  #bitrateBps: number | undefined;

  private constructor(
    private readonly video: VideoEncoder | undefined,
    private readonly audio: AudioEncoder | undefined,
    private meter: LoudnessMeter | undefined,
    settings: EncodingSettings,
  ) {
    this.plan = {
      settings,
      get video() {
        return video?.description;
      },
      audio: audio?.description,
    };
  }

  /** @throws BroadcasterError `encoder_failed` */
  static async open(
    settings: EncodingSettings,
    onWarning?: (warning: BroadcasterError) => void,
  ): Promise<EncodePipeline> {
    const [video, audio, meter] = await Promise.all([
      settings.only === 'audio' ? undefined : VideoEncoder.open(settings, { onFallback: onWarning }),
      settings.only === 'video' ? undefined : AudioEncoder.open(settings),
      settings.only === 'video' ? undefined : LoudnessMeter.open().catch(() => undefined),
    ]);
    return new EncodePipeline(video, audio, meter, settings);
  }

  /** FFmpeg's name of the encoder of the video; absent with audio alone. */
  get encoderName(): string | undefined {
    return this.video?.name;
  }

  /** Absent also when it cannot be measured, which is no reason to end a broadcast. */
  get loudness(): Loudness | undefined {
    return this.meter?.loudness;
  }

  requestKeyframe(): void {
    this.video?.requestKeyframe();
  }

  /** Of the video, from the next frame on. */
  setBitrate(bitrateBps: number): void {
    this.#bitrateBps = bitrateBps;
  }

  /** Runs until the signal ends it. @throws BroadcasterError `encoder_failed` */
  async run(parts: EncodePipelineDeps, signal: AbortSignal): Promise<void> {
    const { framesPerSecond } = this.plan.settings;
    try {
      await runFrameClock(
        { framesPerSecond },
        signal,
        (index, dueMs) => this.#tick(parts, { index, dueMs, atSeconds: index / framesPerSecond }),
        (count) => (this.counters.dropped += count),
      );
    } catch (cause) {
      if (cause instanceof BroadcasterError) throw cause;
      throw new BroadcasterError('encoder_failed', 'A frame could not be painted or encoded.', { cause });
    }
  }

  async #tick(
    { mixer, liveScene, onPacket }: EncodePipelineDeps,
    { index, dueMs, atSeconds }: { index: number; dueMs: number; atSeconds: number },
  ): Promise<void> {
    const audio = this.audio && this.#encodeAudio(this.audio, mixer.mixUntil(atSeconds, dueMs));
    const frame = this.video && this.#encodeFrame(this.video, { liveScene, index, dueMs });
    // Neither is at work any more when the other's error is thrown, and the encoders are freed.
    await Promise.allSettled([audio, frame]);
    const packets = [...((await audio) ?? []), await frame].filter((packet) => packet !== undefined);
    this.counters.frames += 1;
    for (const packet of packets) {
      onPacket(packet);
      packet.packet.free();
    }
  }

  #encodeAudio(audio: AudioEncoder, mix: Float32Array): Promise<EncodedPacket[]> {
    try {
      this.meter?.add(mix);
    } catch {
      this.meter?.[Symbol.dispose]();
      this.meter = undefined;
    }
    return audio.encode(mix);
  }

  async #encodeFrame(
    video: VideoEncoder,
    { liveScene, index, dueMs }: FrameToEncode,
  ): Promise<EncodedPacket> {
    const canvas = await liveScene.paint(this.counters, dueMs);
    if (this.#bitrateBps !== undefined) video.setBitrate(this.#bitrateBps);
    this.#bitrateBps = undefined;
    return video.encode(canvas.frame, index);
  }

  [Symbol.dispose](): void {
    this.video?.[Symbol.dispose]();
    this.audio?.[Symbol.dispose]();
    this.meter?.[Symbol.dispose]();
  }
}
