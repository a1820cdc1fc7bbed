import { describe, expect, it } from 'vitest';
import { Limiter, LOOK_AHEAD_MS } from './limiter.js';
import { Mixer } from './mixer.js';
import { AudioQueue } from './audio-queue.js';

const stereoMs = (ms: number, value: number): Int16Array => new Int16Array(ms * 48 * 2).fill(value);

/** Audio that tells its own time: each millisecond has its number as its value. */
const countingMs = (fromMs: number, ms: number): Int16Array =>
  Int16Array.from({ length: ms * 48 * 2 }, (_, i) => fromMs + Math.floor(i / 96));

/** Plays a clock of 30 ticks a second against audio in steps of 20 ms; returns each mix with its time. */
function play(queue: AudioQueue, seconds: number, lateAt: (ms: number) => number = () => 0) {
  const mixes: { dueMs: number; mix: Float32Array }[] = [];
  let written = 0;
  for (let tick = 1; tick <= seconds * 30; tick++) {
    const dueMs = (tick * 1000) / 30;
    for (; written + 20 + lateAt(written) <= dueMs; written += 20) {
      queue.push(countingMs(written, 20), written + 20 + lateAt(written));
    }
    const mix = new Float32Array(3200);
    queue.addTo(mix, dueMs);
    mixes.push({ dueMs, mix });
  }
  return mixes;
}

/** How much later than it arrived the last sample of a mix is heard. */
const delayMs = ({ dueMs, mix }: { dueMs: number; mix: Float32Array }): number =>
  dueMs - mix.at(-1)! * 32_768;

describe('the queue of a voice', () => {
  it.each([35, 60, 150])('is heard its cushion of %d ms after it arrived, without a gap', (cushionMs) => {
    const queue = new AudioQueue({ cushionMs });
    const mixes = play(queue, 5);
    for (const each of mixes.slice(8)) expect(Math.abs(delayMs(each) - cushionMs)).toBeLessThan(3);
    expect(queue.underruns).toBe(0);
  });

  it('begins in the middle of a mix, where it is due', () => {
    const queue = new AudioQueue({ cushionMs: 50 });
    queue.push(stereoMs(40, 16_384), 40);
    const mix = new Float32Array(100 * 96);
    queue.addTo(mix, 100);
    expect(mix.indexOf(0.5)).toBe(50 * 96);
    expect(mix.lastIndexOf(0.5)).toBe(90 * 96 - 1);
  });

  it('counts when it runs dry, and waits for its time again', () => {
    const queue = new AudioQueue({ cushionMs: 35 });
    const mixes = play(queue, 4, (ms) => (ms >= 2000 && ms < 2300 ? 2300 - ms : 0));
    expect(queue.underruns).toBe(1);
    expect(Math.abs(delayMs(mixes.at(-1)!) - 35)).toBeLessThan(12);
  });

  it.each([
    [35, 90],
    [120, 35],
  ])('goes from %d ms to %d ms within two seconds, without a click', (from, to) => {
    const queue = new AudioQueue({ cushionMs: from });
    play(queue, 1);
    queue.cushionMs = to;
    const { mixes } = continued(queue);
    expect(Math.abs(delayMs(mixes.at(-1)!) - to)).toBeLessThan(12);
    const heard = mixes.flatMap(({ mix }) => [...mix.filter((_, i) => i % 2 === 0)]);
    const steps = heard.slice(1).map((value, i) => Math.abs(value - heard[i]!) * 32_768);
    expect(Math.max(...steps)).toBeLessThanOrEqual(2);
  });

  it('cuts a backlog of half a second back at once', () => {
    const queue = new AudioQueue({ cushionMs: 35 });
    const mixes = play(queue, 3, (ms) => (ms >= 1000 && ms < 1500 ? 1500 - ms : 0));
    const after = mixes.filter(({ dueMs }) => dueMs > 1700);
    for (const each of after) expect(Math.abs(delayMs(each) - 35)).toBeLessThan(12);
  });
});

/** Goes on where `play(queue, 1)` ended, for two seconds. */
function continued(queue: AudioQueue) {
  const mixes: { dueMs: number; mix: Float32Array }[] = [];
  let written = 1000;
  for (let tick = 31; tick <= 90; tick++) {
    const dueMs = (tick * 1000) / 30;
    for (; written + 20 <= dueMs; written += 20) queue.push(countingMs(written, 20), written + 20);
    const mix = new Float32Array(3200);
    queue.addTo(mix, dueMs);
    mixes.push({ dueMs, mix });
  }
  return { mixes };
}

describe('the mix', () => {
  it('adds everybody up, sample for sample, on one clock', () => {
    const mixer = new Mixer();
    const [ada, ben] = [mixer.open('a', true), mixer.open('b', true)];
    ada.push(stereoMs(100, 8192), 100);
    ben.push(stereoMs(100, 4096), 100);
    // The limiter looks ahead.
    const late = LOOK_AHEAD_MS * 96;
    expect(mixer.mixUntil(0.01, 45)).toEqual(new Float32Array(960).fill(0.375, late));
    mixer.close('b');
    expect(mixer.mixUntil(0.02, 55)).toEqual(new Float32Array(960).fill(0.375, 0, late).fill(0.25, late));
    expect(mixer.mixUntil(0.02, 55)).toHaveLength(0);
  });

  it('never loses a sample of its clock', () => {
    const mixer = new Mixer();
    let samples = 0;
    for (let tick = 1; tick <= 300; tick++) samples += mixer.mixUntil(tick / 30, tick / 0.03).length / 2;
    expect(samples).toBe(480_000);
  });
});

describe('the limiter', () => {
  it('leaves quiet sound as it is', () => {
    const samples = Float32Array.from({ length: 960 }, (_, i) => Math.sin(i / 10) * 0.9);
    const before = samples.slice();
    new Limiter().apply(samples);
    const late = LOOK_AHEAD_MS * 96;
    expect(samples.slice(late)).toEqual(before.slice(0, -late));
  });

  it('turns down in a ramp: a peak anywhere in a block makes no click (it was 0.126 of full scale)', () => {
    for (const peakAt of [0, 1, 700, 3199, 3200]) {
      const limiter = new Limiter();
      // One ear hears a steady voice, the other a bang.
      const samples = Float32Array.from({ length: 6400 }, (_, i) => (i % 2 ? 0 : 0.5));
      for (let i = peakAt | 1; i < peakAt + 400; i += 2) samples[i] = 6;
      for (let at = 0; at < samples.length; at += 3200) limiter.apply(samples.subarray(at, at + 3200));
      const left = samples.filter((_, i) => i % 2 === 0).slice(LOOK_AHEAD_MS * 48);
      const steps = left.slice(1).map((value, i) => Math.abs(value - left[i]!));
      expect(Math.max(...steps)).toBeLessThan(0.004);
      expect(Math.min(...left)).toBeLessThan(0.5);
      expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(0.9701);
    }
  });

  it('turns the sum of ten loud voices down without clipping, and back up when they fall silent', () => {
    const limiter = new Limiter();
    const loud = Float32Array.from({ length: 3200 }, (_, i) => Math.sin(i / 10) * 8);
    limiter.apply(loud);
    expect(Math.max(...loud.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(Math.max(...loud.map(Math.abs))).toBeGreaterThan(0.9);
    let quiet = new Float32Array();
    for (let i = 0; i < 40; i++) {
      quiet = new Float32Array(3200).fill(0.5);
      limiter.apply(quiet);
      expect(Math.max(...quiet.slice(LOOK_AHEAD_MS * 96))).toBeLessThanOrEqual(0.5);
    }
    expect(quiet.at(-1)).toBeCloseTo(0.5, 3);
  });
});
