import { describe, expect, it } from 'vitest';
import type { CameraFrame } from '../compositing/camera-frame.js';
import { framePlanes } from '../compositing/plane-frame.js';
import { FrameQueue } from './frame-queue.js';

const FRAME_MS = 1000 / 30;
const picture = (width = 2, height = 2): CameraFrame => ({
  ...framePlanes(new Uint8Array((width * height * 3) / 2), width, height),
  rotation: 0,
});

interface Shown {
  readonly arrivedMs: number;
  readonly dueMs: number;
}

/** Plays arrivals against a clock of 30 ticks a second; returns which were shown, and when. */
function play(queue: FrameQueue<CameraFrame>, arrivalsMs: number[], seconds: number): Shown[] {
  const shown: Shown[] = [];
  const arrived = new Map<CameraFrame, number>();
  const waiting = [...arrivalsMs];
  for (let tick = 0; tick < seconds * 30; tick++) {
    const dueMs = tick * FRAME_MS;
    while (waiting.length > 0 && waiting[0]! <= dueMs) {
      const each = picture();
      arrived.set(each, waiting[0]!);
      queue.push(each, waiting.shift()!);
    }
    const taken = queue.take(dueMs);
    if (taken) shown.push({ arrivedMs: arrived.get(taken)!, dueMs });
  }
  return shown;
}

/** Frames that arrive up to `jitterMs` late, by a fixed pseudo-random sequence. */
function arrivals(seconds: number, jitterMs: number, phaseMs: number, perSecond = 30): number[] {
  let state = 1;
  return Array.from({ length: seconds * perSecond }, (_, i) => {
    state = (state * 48_271) % 2_147_483_647;
    return phaseMs + (i * 1000) / perSecond + (state / 2_147_483_647) * jitterMs;
  }).sort((a, b) => a - b);
}

const meanDelay = (shown: Shown[]): number =>
  shown.reduce((sum, { arrivedMs, dueMs }) => sum + dueMs - arrivedMs, 0) / shown.length;

describe('the queue of a camera', () => {
  it.each([0, 8, 16.6, 33])('shows every frame of an even camera once, at phase %d ms', (phaseMs) => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 50 });
    expect(play(queue, arrivals(20, 0, phaseMs), 20).length).toBeGreaterThanOrEqual(596);
    expect(queue.skipped).toBe(0);
  });

  it('shows every frame of a camera with 30 ms of jitter', () => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 50 });
    expect(play(queue, arrivals(60, 30, 5), 60).length).toBeGreaterThan(1790);
  });

  it.each([0, 40, 100, 250])('shows frames within half a frame of a hold of %d ms', (holdMs) => {
    for (const phaseMs of [0, 10, 20, 30]) {
      const shown = play(new FrameQueue<CameraFrame>({ holdMs }), arrivals(20, 5, phaseMs), 20).slice(60);
      // A frame cannot be shown before it has arrived: without a hold it waits for the next tick.
      expect(Math.abs(meanDelay(shown) - Math.max(holdMs, FRAME_MS / 2))).toBeLessThan(22);
    }
  });

  it('follows a hold that grows and shrinks, by waiting and by leaving out', () => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 40 });
    const all = arrivals(30, 5, 7);
    const delays: number[] = [];
    for (const [second, holdMs] of [40, 140, 40].entries()) {
      queue.holdMs = holdMs;
      const part = all.slice(second * 300, second * 300 + 300).map((at) => at - second * 10_000);
      delays.push(meanDelay(play(queue, part, 10).slice(90)));
    }
    expect(delays.map((delay, i) => Math.abs(delay - [40, 140, 40][i]!) < 22)).toEqual([true, true, true]);
  });

  it('shows a slow camera as late as a fast one', () => {
    const shown = play(new FrameQueue<CameraFrame>({ holdMs: 100 }), arrivals(20, 5, 3, 10), 20).slice(20);
    expect(shown.length).toBeGreaterThan(175);
    expect(Math.abs(meanDelay(shown) - 100)).toBeLessThan(25);
  });

  it('shows the first frame at once', () => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 300 });
    queue.push(picture(), 0);
    expect(queue.take(1)).toBeDefined();
  });

  it('never grows, whatever arrives', () => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 50 });
    for (let i = 0; i < 500; i++) queue.push(picture(), i);
    let waiting = 0;
    while (queue.take(1e6 + waiting)) waiting += 1;
    expect(waiting + queue.skipped).toBeLessThanOrEqual(500);
    expect(queue.skipped).toBeGreaterThanOrEqual(495);
  });

  it('does not keep a heap of large frames, and shows them nevertheless', () => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 400 });
    let shown = 0;
    for (let i = 0; i < 60; i++) {
      queue.push(picture(3840, 2160), i * FRAME_MS);
      if (queue.take(i * FRAME_MS)) shown += 1;
    }
    expect(shown).toBeGreaterThan(55);
  });

  it('frees what it does not show, and nothing that it hands out', () => {
    const queue = new FrameQueue<CameraFrame>({ holdMs: 50 });
    const freed: number[] = [];
    const push = (i: number): void => queue.push({ ...picture(), free: () => freed.push(i) }, i);
    for (let i = 0; i < 10; i++) push(i);
    const shown = queue.take(1e6)!;
    expect(freed).toHaveLength(queue.skipped);
    queue.clear();
    expect(new Set(freed).size).toBe(9);
    shown.free!();
    expect(new Set(freed).size).toBe(10);
  });
});
