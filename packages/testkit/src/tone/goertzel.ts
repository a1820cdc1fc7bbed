// Recognises a tone in samples by Goertzel's algorithm: how strong one frequency is, and which is strongest.

export interface HeardTone {
  hz: number;
  /** The tone's amplitude; 1 is full scale. */
  amplitude: number;
}

/** Weaker than this is silence, or the noise that codecs make of it. */
const QUIETEST = 0.01;
const LOWEST_HZ = 100;
const HIGHEST_HZ = 4_000;
const STEP_HZ = 10;

/** @returns the amplitude of `hz` in the samples; 1 is a full-scale sine. */
export function toneAmplitude(samples: Int16Array, sampleRate: number, hz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let last = 0;
  let beforeLast = 0;
  for (const sample of samples) {
    const next = sample / 0x8000 + coefficient * last - beforeLast;
    beforeLast = last;
    last = next;
  }
  const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
  return (2 * Math.sqrt(Math.max(0, power))) / Math.max(1, samples.length);
}

/**
 * @returns the strongest tone between 100 and 4000 Hz, to 10 Hz, in the loudest tenth of a second; undefined in
 * silence and for less than that.
 */
export function dominantTone(samples: Int16Array, sampleRate: number): HeardTone | undefined {
  const block = loudestBlock(samples, Math.floor(sampleRate / STEP_HZ));
  if (!block) return undefined;
  let strongest: HeardTone = { hz: 0, amplitude: 0 };
  for (let hz = LOWEST_HZ; hz <= HIGHEST_HZ; hz += STEP_HZ) {
    const amplitude = toneAmplitude(block, sampleRate, hz);
    if (amplitude > strongest.amplitude) strongest = { hz, amplitude };
  }
  return strongest.amplitude >= QUIETEST ? strongest : undefined;
}

/** A longer block would be so selective that a tone between two steps is missed. */
function loudestBlock(samples: Int16Array, blockLength: number): Int16Array | undefined {
  let loudest: { block: Int16Array; energy: number } | undefined;
  for (let begin = 0; begin + blockLength <= samples.length; begin += blockLength) {
    const block = samples.subarray(begin, begin + blockLength);
    const energy = block.reduce((sum, sample) => sum + sample * sample, 0);
    if (!loudest || energy > loudest.energy) loudest = { block, energy };
  }
  return loudest?.block;
}
