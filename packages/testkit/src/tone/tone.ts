// A tone that a test can recognise, as 16-bit samples: a sine, steady or in beats like speech.

export const SAMPLE_RATE = 48_000;

/** Half of full scale: loud enough for any speaker detection, and far from clipping. */
const AMPLITUDE = 0.5 * 0x7fff;

const BEAT_SECONDS = 0.4;
const REST_SECONDS = 0.1;

/** @returns a source of samples that goes on where it stopped, so that no frame begins with a click. */
export function sine(hz: number, sampleRate = SAMPLE_RATE): (sampleCount: number) => Int16Array {
  let position = 0;
  return (sampleCount) => {
    const samples = new Int16Array(sampleCount);
    for (let index = 0; index < sampleCount; index += 1) {
      samples[index] = Math.round(AMPLITUDE * Math.sin((2 * Math.PI * hz * position) / sampleRate));
      position = (position + 1) % sampleRate;
    }
    return samples;
  };
}

/** A tone in beats: echo cancellers and noise suppressors take a steady one for noise and remove it. */
export function beats(hz: number, seconds: number, sampleRate = SAMPLE_RATE): Int16Array {
  const samples = sine(hz, sampleRate)(Math.round(seconds * sampleRate));
  const beat = Math.round(BEAT_SECONDS * sampleRate);
  const rest = Math.round(REST_SECONDS * sampleRate);
  for (let begin = beat; begin < samples.length; begin += beat + rest) samples.fill(0, begin, begin + rest);
  return samples;
}
