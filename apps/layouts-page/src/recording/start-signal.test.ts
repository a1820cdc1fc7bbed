import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StartSignal } from './start-signal.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begin() {
  const start = vi.fn();
  return { start, signal: new StartSignal(start) };
}

it('is given with the first picture that is decoded, and once', () => {
  const { start, signal } = begin();
  signal.update({ wanted: 2, decoded: 0 });
  vi.advanceTimersByTime(2000);
  expect(start).not.toHaveBeenCalled();
  signal.update({ wanted: 2, decoded: 1 });
  signal.update({ wanted: 2, decoded: 2 });
  vi.advanceTimersByTime(60_000);
  expect(start).toHaveBeenCalledOnce();
});

it('is given after 3 s in a room without video, not before', () => {
  const { start, signal } = begin();
  signal.update({ wanted: 0, decoded: 0 });
  vi.advanceTimersByTime(2999);
  expect(start).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(start).toHaveBeenCalledOnce();
});

it('waits beyond 3 s for a camera that came in the meantime', () => {
  const { start, signal } = begin();
  vi.advanceTimersByTime(2500);
  signal.update({ wanted: 1, decoded: 0 });
  vi.advanceTimersByTime(2500);
  expect(start).not.toHaveBeenCalled();
  signal.update({ wanted: 1, decoded: 1 });
  expect(start).toHaveBeenCalledOnce();
});

it('is given after 3 s when the only camera has gone again', () => {
  const { start, signal } = begin();
  signal.update({ wanted: 1, decoded: 0 });
  vi.advanceTimersByTime(4000);
  expect(start).not.toHaveBeenCalled();
  signal.update({ wanted: 0, decoded: 0 });
  expect(start).toHaveBeenCalledOnce();
});

it('does not wait for ever for a camera that sends nothing: Egress would give up', () => {
  const { start, signal } = begin();
  signal.update({ wanted: 1, decoded: 0 });
  vi.advanceTimersByTime(9999);
  expect(start).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(start).toHaveBeenCalledOnce();
});

it('is never given once the room has gone', () => {
  const { start, signal } = begin();
  signal.cancel();
  signal.update({ wanted: 1, decoded: 1 });
  vi.advanceTimersByTime(60_000);
  expect(start).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
