import { describe, expect, it } from 'vitest';
import type { CameraPicture } from '../picture/camera-picture.js';
import { picturePlanes } from '../picture/plane-picture.js';
import { PictureQueue } from './picture-queue.js';

const picture = (): CameraPicture => ({ ...picturePlanes(new Uint8Array(6), 2, 2), rotation: 0 });

/** Plays arrivals (ms) against a clock of 30 ticks a second; returns how many new pictures the ticks showed. */
function play(queue: PictureQueue, arrivalsMs: number[], seconds: number): number {
  let shown = 0;
  const waiting = [...arrivalsMs];
  for (let tick = 0; tick < seconds * 30; tick++) {
    while (waiting.length > 0 && waiting[0]! <= (tick * 1000) / 30) {
      waiting.shift();
      queue.push(picture());
    }
    if (queue.take()) shown += 1;
  }
  return shown;
}

/** 30 pictures a second that arrive up to `jitterMs` late, by a fixed pseudo-random sequence. */
function arrivals(seconds: number, jitterMs: number, phaseMs: number): number[] {
  let state = 1;
  return Array.from({ length: seconds * 30 }, (_, i) => {
    state = (state * 48_271) % 2_147_483_647;
    return phaseMs + (i * 1000) / 30 + (state / 2_147_483_647) * jitterMs;
  }).sort((a, b) => a - b);
}

describe('the queue of a camera', () => {
  it.each([0, 8, 16.6, 33])('shows every picture of an even camera once, at phase %d ms', (phaseMs) => {
    const queue = new PictureQueue();
    expect(play(queue, arrivals(20, 0, phaseMs), 20)).toBeGreaterThanOrEqual(598);
    expect(queue.skipped).toBe(0);
  });

  it('shows nearly every picture of a camera with 20 ms of jitter', () => {
    const queue = new PictureQueue();
    expect(play(queue, arrivals(60, 20, 5), 60)).toBeGreaterThan(1785);
  });

  it('gives up delay that jitter no longer needs', () => {
    const queue = new PictureQueue();
    for (let i = 0; i < 3; i++) queue.push(picture());
    for (let tick = 0; tick < 1000; tick++) {
      queue.push(picture());
      queue.take();
    }
    expect(queue.hasWaiting).toBe(false);
    expect(queue.skipped).toBe(3);
  });

  it('never grows, whatever arrives', () => {
    const queue = new PictureQueue();
    for (let i = 0; i < 500; i++) queue.push(picture());
    let waiting = 0;
    while (queue.take()) waiting += 1;
    expect(waiting).toBe(3);
    expect(queue.skipped).toBe(497);
  });
});
