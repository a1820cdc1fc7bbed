import { describe, expect, it } from 'vitest';
import { Limiter } from './limiter.js';
import { Mixer } from './mixer.js';
import { SoundQueue } from './sound-queue.js';

const stereoMs = (ms: number, value: number): Int16Array => new Int16Array(ms * 48 * 2).fill(value);
const mixOf = (queue: SoundQueue, ms: number): Float32Array => {
  const mix = new Float32Array(ms * 48 * 2);
  queue.addTo(mix);
  return mix;
};

describe('the queue of a voice', () => {
  const options = { cushionMs: 60, limitMs: 160 };

  it('waits for its cushion, then plays without a gap', () => {
    const queue = new SoundQueue(options);
    queue.push(stereoMs(40, 16_384));
    expect(mixOf(queue, 20).every((sample) => sample === 0)).toBe(true);
    queue.push(stereoMs(20, 16_384));
    for (let i = 0; i < 50; i++) {
      expect(mixOf(queue, 20).every((sample) => sample === 0.5)).toBe(true);
      queue.push(stereoMs(20, 16_384));
    }
    expect(queue.underruns).toBe(0);
  });

  it('fills its cushion again after it ran dry', () => {
    const queue = new SoundQueue(options);
    queue.push(stereoMs(60, 100));
    mixOf(queue, 80);
    expect(queue.underruns).toBe(1);
    queue.push(stereoMs(20, 100));
    expect(mixOf(queue, 20).every((sample) => sample === 0)).toBe(true);
  });

  it('gives up within two seconds the delay that a burst left behind', () => {
    const queue = new SoundQueue(options);
    queue.push(stereoMs(150, 16_384));
    let lengthMs = 0;
    for (let i = 0; i < 60; i++) {
      mixOf(queue, 20);
      queue.push(stereoMs(20, 16_384));
    }
    for (; mixOf(queue, 10).every((sample) => sample !== 0);) lengthMs += 10;
    expect(lengthMs).toBeLessThanOrEqual(70);
    expect(lengthMs).toBeGreaterThanOrEqual(50);
  });

  it('cuts a backlog back to the cushion, the oldest first', () => {
    const queue = new SoundQueue(options);
    for (let i = 1; i <= 10; i++) queue.push(stereoMs(20, i * 1000));
    const first = mixOf(queue, 20)[0]! * 32_768;
    expect(first).toBeGreaterThanOrEqual(7000);
  });
});

describe('the mix', () => {
  it('adds everybody up, sample for sample, on one clock', () => {
    const mixer = new Mixer();
    const [ada, ben] = [mixer.open('a'), mixer.open('b')];
    ada.push(stereoMs(100, 8192));
    ben.push(stereoMs(100, 4096));
    expect(mixer.mixUntil(0.01)).toEqual(new Float32Array(960).fill(0.375));
    mixer.close('b');
    expect(mixer.mixUntil(0.02)).toEqual(new Float32Array(960).fill(0.25));
    expect(mixer.mixUntil(0.02)).toHaveLength(0);
  });

  it('never loses a sample of its clock', () => {
    const mixer = new Mixer();
    let samples = 0;
    for (let tick = 1; tick <= 300; tick++) samples += mixer.mixUntil(tick / 30).length / 2;
    expect(samples).toBe(480_000);
  });
});

describe('the limiter', () => {
  it('leaves quiet sound as it is', () => {
    const samples = Float32Array.from({ length: 960 }, (_, i) => Math.sin(i / 10) * 0.9);
    const before = samples.slice();
    new Limiter().apply(samples);
    expect(samples).toEqual(before);
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
      expect(Math.max(...quiet)).toBeLessThanOrEqual(0.5);
    }
    expect(quiet.at(-1)).toBeCloseTo(0.5, 3);
  });
});
