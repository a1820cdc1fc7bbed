import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets twenty changes pass in a tenth of a second, and calls when there is room for the rest', () => {
  const onRoom = vi.fn();
  const pace = new Pace(onRoom);
  expect(Array.from({ length: 22 }, () => pace.take()).filter(Boolean)).toHaveLength(20);
  vi.advanceTimersByTime(99);
  expect(onRoom).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onRoom).toHaveBeenCalledOnce();
  expect(pace.take()).toBe(true);
});

it('calls nobody when nothing waits, and leaves no timer when stopped', () => {
  const onRoom = vi.fn();
  const pace = new Pace(onRoom);
  pace.take();
  vi.advanceTimersByTime(1_000);
  expect(onRoom).not.toHaveBeenCalled();
  pace.take();
  pace.stop();
  expect(vi.getTimerCount()).toBe(0);
});
