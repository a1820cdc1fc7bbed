// Keeps the sum of many voices from clipping: turns down at once, and back up slowly.

const CEILING = 0.97;
/** Gain won back per sample: from half to full in about 0.4 s at 48 kHz stereo. */
const RELEASE_PER_SAMPLE = 0.5 / (0.4 * 96_000);

export class Limiter {
  #gain = 1;

  /** Changes interleaved samples in place so that none is beyond -1..1. */
  apply(samples: Float32Array): void {
    let peak = 0;
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    const wanted = peak > CEILING ? CEILING / peak : 1;
    if (wanted >= 1 && this.#gain >= 1) return;
    const from = this.#gain;
    const to = Math.min(wanted, from + RELEASE_PER_SAMPLE * samples.length);
    for (let i = 0; i < samples.length; i++) {
      const gain = to < from ? Math.min(to, CEILING / peak) : from + ((to - from) * i) / samples.length;
      samples[i] = samples[i]! * gain;
    }
    this.#gain = to;
  }
}
