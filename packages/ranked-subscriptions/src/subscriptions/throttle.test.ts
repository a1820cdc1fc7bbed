import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Throttle } from './throttle.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets twenty changes pass in a tenth of a second, and calls when there is room for the rest', () => {
  const onRoom = vi.fn();
  const throttle = new Throttle(onRoom);
  expect(Array.from({ length: 22 }, () => throttle.take()).filter(Boolean)).toHaveLength(20);
  vi.advanceTimersByTime(99);
  expect(onRoom).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onRoom).toHaveBeenCalledOnce();
  expect(throttle.take()).toBe(true);
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
