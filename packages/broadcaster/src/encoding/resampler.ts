// Brings interleaved stereo from the rate at which it is mixed to the one at which it is encoded.
import { AV_CHANNEL_LAYOUT_STEREO, AV_SAMPLE_FMT_FLT, FFmpegError, SoftwareResampleContext } from 'node-av';
import { CHANNELS, SAMPLE_RATE_HZ } from './encoding-settings.js';

/** Samples of each channel that FFmpeg may have kept from before. */
const KEPT = 64;

export class Resampler implements Disposable {
  readonly #context = new SoftwareResampleContext();

  constructor(private readonly toHz: number) {
    const format = [AV_CHANNEL_LAYOUT_STEREO, AV_SAMPLE_FMT_FLT] as const;
    const status = this.#context.allocSetOpts2(...format, toHz, ...format, SAMPLE_RATE_HZ);
    FFmpegError.throwIfError(status, 'set up the resampler');
    FFmpegError.throwIfError(this.#context.init(), 'set up the resampler');
  }

  /** Continues what was given before. */
  convert(samples: Float32Array): Float32Array {
    const count = samples.length / CHANNELS;
    const room = Math.ceil((count * this.toHz) / SAMPLE_RATE_HZ) + KEPT;
    const converted = new Float32Array(room * CHANNELS);
    const written = this.#context.convertSync([bytesOf(converted)], room, [bytesOf(samples)], count);
    FFmpegError.throwIfError(written, 'resample audio');
    return converted.subarray(0, written * CHANNELS);
  }

  [Symbol.dispose](): void {
    this.#context.free();
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
