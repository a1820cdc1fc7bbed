import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Throttle } from './throttle.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets 24 changes pass at first, which take 48 places of 50, then twelve in each tenth of a second, and calls when there is room', () => {
  const onRoom = vi.fn();
  const throttle = new Throttle(onRoom);
  const passed = () => Array.from({ length: 50 }, () => throttle.take()).filter(Boolean).length;
  expect(passed()).toBe(24);
  vi.advanceTimersByTime(99);
  expect(onRoom).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onRoom).toHaveBeenCalledOnce();
  expect(passed()).toBe(12);
});

it('calls nobody when nothing waits, and leaves no timer when stopped', () => {
  const onRoom = vi.fn();
  const throttle = new Throttle(onRoom);
  throttle.take();
  vi.advanceTimersByTime(1_000);
  expect(onRoom).not.toHaveBeenCalled();
  throttle.take();
  throttle.stop();
  expect(vi.getTimerCount()).toBe(0);
});
