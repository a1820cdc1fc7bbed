// A made tone is recognised again, apart from its neighbours, and silence as silence.
import { describe, expect, it } from 'vitest';
import { dominantTone, toneAmplitude } from './goertzel.js';
import { beats, SAMPLE_RATE, sine } from './tone.js';

describe('a tone', () => {
  it.each([220, 445, 1000, 3000])('of %i Hz is recognised', (hz) => {
    const heard = dominantTone(sine(hz)(SAMPLE_RATE / 10), SAMPLE_RATE);
    expect(Math.abs(heard!.hz - hz)).toBeLessThanOrEqual(5);
    expect(heard!.amplitude).toBeGreaterThan(0.3);
  });

  it('is told from another in a mixture', () => {
    const mixed = sine(440)(4_800).map((sample, index) => sample / 2 + sine440Other[index]! / 4);
    expect(dominantTone(mixed, SAMPLE_RATE)?.hz).toBe(440);
    expect(toneAmplitude(mixed, SAMPLE_RATE, 880)).toBeCloseTo(0.125, 2);
  });

  it('goes on without a gap from one frame to the next', () => {
    const inPieces = sine(440);
    const joined = [...inPieces(960), ...inPieces(960)];
    expect(joined).toEqual([...sine(440)(1920)]);
  });

  it('in beats is recognised wherever a window of a third of a second begins', () => {
    const samples = beats(660, 2);
    for (let begin = 0; begin < SAMPLE_RATE; begin += 4_000) {
      expect(dominantTone(samples.subarray(begin, begin + 16_384), SAMPLE_RATE)?.hz).toBe(660);
    }
  });

  it('is not heard in silence, in faint noise and in too few samples', () => {
    expect(dominantTone(new Int16Array(4_800), SAMPLE_RATE)).toBeUndefined();
    expect(
      dominantTone(
        new Int16Array(4_800).map((_, i) => (i * 7919) % 200),
        SAMPLE_RATE,
      ),
    ).toBeUndefined();
    expect(dominantTone(sine(440)(100), SAMPLE_RATE)).toBeUndefined();
  });
});

const sine440Other = sine(880)(4_800);
