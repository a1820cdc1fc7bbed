// The way from a scene to encoded packets: at each tick of the clock one frame, and the audio up to it.
import { BroadcasterError } from '../broadcaster-error.js';
import { runFrameClock } from './frame-clock.js';
import type { StreamPlan } from '../destination/output.js';
import { AudioEncoder } from '../encoding/audio-encoder.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import type { EncodingSettings } from '../encoding/encoding-settings.js';
import { VideoEncoder } from '../encoding/video-encoder.js';
import type { Canvas } from '../compositing/canvas.js';
import type { Mixer } from '../audio/mixer.js';
import type { BroadcastCounters } from './broadcast-stats.js';
import type { LiveScene } from './live-scene.js';

export interface EncodePipelineDeps {
  readonly canvas: Canvas;
  readonly mixer: Mixer;
  readonly liveScene: Pick<LiveScene, 'paint'>;
  readonly onPacket: (packet: EncodedPacket) => void;
}

export class EncodePipeline implements Disposable {
  readonly counters: BroadcastCounters = { frames: 0, changed: 0, tileFrames: 0, dropped: 0 };
  readonly plan: StreamPlan;
  #bitrateBps: number | undefined;

  private constructor(
    private readonly video: VideoEncoder,
    private readonly audio: AudioEncoder,
    settings: EncodingSettings,
  ) {
    this.plan = { settings, video: video.description, audio: audio.description };
  }

  /** @throws BroadcasterError `encoder_failed` */
  static async open(settings: EncodingSettings): Promise<EncodePipeline> {
    const [video, audio] = await Promise.all([VideoEncoder.open(settings), AudioEncoder.open(settings)]);
    return new EncodePipeline(video, audio, settings);
  }

  requestKeyframe(): void {
    this.video.requestKeyframe();
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
    { canvas, mixer, liveScene, onPacket }: EncodePipelineDeps,
    { index, dueMs, atSeconds }: { index: number; dueMs: number; atSeconds: number },
  ): Promise<void> {
    const audio = this.audio.encode(mixer.mixUntil(atSeconds, dueMs));
    await liveScene.paint(this.counters, dueMs);
    if (this.#bitrateBps !== undefined) this.video.setBitrate(this.#bitrateBps);
    this.#bitrateBps = undefined;
    const frame = await this.video.encode(canvas.frame, index);
    this.counters.frames += 1;
    for (const packet of [...(await audio), frame]) {
      onPacket(packet);
      packet.packet.free();
    }
  }

  [Symbol.dispose](): void {
    this.video[Symbol.dispose]();
    this.audio[Symbol.dispose]();
  }
}
