// A tone keeps its pitch, and its time, when its sample rate changes.
import { expect, it } from 'vitest';
import { CHANNELS, SAMPLE_RATE_HZ } from './encoding-settings.js';
import { Resampler } from './resampler.js';

it.each([8_000, 44_100])('brings a tone to %d Hz, frame by frame, without a seam', (toHz) => {
  using resampler = new Resampler(toHz);
  const perFrame = SAMPLE_RATE_HZ / 30;
  const left: number[] = [];
  for (let frame = 0; frame < 30; frame += 1) {
    const tone = Float32Array.from({ length: perFrame * CHANNELS }, (_, index) =>
      index % 2 ? 0 : Math.sin((2 * Math.PI * 440 * (frame * perFrame + index / 2)) / SAMPLE_RATE_HZ),
    );
    const samples = resampler.convert(tone);
    samples.forEach((sample, index) => (index % 2 ? expect(sample).toBeCloseTo(0) : left.push(sample)));
  }
  expect(Math.abs(left.length - toHz)).toBeLessThan(64);
  const crossings = left.filter((sample, index) => index > 0 && left[index - 1]! < 0 && sample >= 0);
  expect(Math.abs(crossings.length - 440)).toBeLessThan(4);
  const steepest = Math.max(...left.slice(1).map((sample, index) => Math.abs(sample - left[index]!)));
  expect(steepest).toBeLessThan((2 * Math.PI * 440 * 1.1) / toHz);
});
