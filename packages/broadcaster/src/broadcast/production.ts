// The line from a stage to encoded packets: at each tick of the clock one picture, and the sound up to it.
import { BroadcasterError } from '../broadcaster-error/broadcaster-error.js';
import { runFrameClock } from '../clock/frame-clock.js';
import type { StreamPlan } from '../destination/output.js';
import { AudioEncoder } from '../encoding/audio-encoder.js';
import type { EncodedPacket } from '../encoding/encoded-packet.js';
import type { EncodingSettings } from '../encoding/encoding-settings.js';
import { VideoEncoder } from '../encoding/video-encoder.js';
import type { Canvas } from '../picture/canvas.js';
import type { Mixer } from '../sound/mixer.js';
import type { BroadcastCounters } from './broadcast-stats.js';
import type { Stage } from './stage.js';

export interface ProductionParts {
  readonly canvas: Canvas;
  readonly mixer: Mixer;
  readonly stage: Pick<Stage, 'paint'>;
  readonly onPacket: (packet: EncodedPacket) => void;
}

export class Production implements Disposable {
  readonly counters: BroadcastCounters = { frames: 0, changed: 0, tilePictures: 0, dropped: 0 };
  readonly plan: StreamPlan;

  private constructor(
    private readonly video: VideoEncoder,
    private readonly audio: AudioEncoder,
    settings: EncodingSettings,
  ) {
    this.plan = { settings, video: video.description, audio: audio.description };
  }

  /** @throws BroadcasterError `encoder_failed` */
  static async open(settings: EncodingSettings): Promise<Production> {
    const [video, audio] = await Promise.all([VideoEncoder.open(settings), AudioEncoder.open(settings)]);
    return new Production(video, audio, settings);
  }

  requestKeyframe(): void {
    this.video.requestKeyframe();
  }

  /** Runs until the signal ends it. @throws BroadcasterError `encoder_failed` */
  async run(parts: ProductionParts, signal: AbortSignal): Promise<void> {
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
      throw new BroadcasterError('encoder_failed', 'The picture could not be painted or encoded.', { cause });
    }
  }

  async #tick(
    { canvas, mixer, stage, onPacket }: ProductionParts,
    { index, dueMs, atSeconds }: { index: number; dueMs: number; atSeconds: number },
  ): Promise<void> {
    const sound = this.audio.encode(mixer.mixUntil(atSeconds, dueMs));
    await stage.paint(this.counters, dueMs);
    const picture = await this.video.encode(canvas.frame, index);
    this.counters.frames += 1;
    for (const packet of [...(await sound), picture]) {
      onPacket(packet);
      packet.packet.free();
    }
  }

  [Symbol.dispose](): void {
    this.video[Symbol.dispose]();
    this.audio[Symbol.dispose]();
  }
}
