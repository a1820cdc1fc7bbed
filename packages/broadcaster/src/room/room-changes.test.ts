import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RoomChanges } from './room-changes.js';

let isConnected = true;
const onChanged = vi.fn();
let changes: RoomChanges;

beforeEach(() => {
  vi.useFakeTimers();
  onChanged.mockReset();
  isConnected = true;
  changes = new RoomChanges({ isConnected: () => isConnected, onChanged });
});
afterEach(() => void vi.useRealTimers());

it('says at once that somebody came', () => {
  changes.changed();
  expect(onChanged).toHaveBeenCalledTimes(1);
});

it('says once and soon that people have gone', () => {
  changes.gone();
  changes.gone();
  expect(onChanged).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(onChanged).toHaveBeenCalledTimes(1);
});

it('keeps still when everyone went because the client reconnects, until it is back', () => {
  changes.gone();
  changes.changed();
  isConnected = false;
  vi.advanceTimersByTime(5000);
  changes.changed();
  expect(onChanged).not.toHaveBeenCalled();
  isConnected = true;
  changes.changed();
  expect(onChanged).toHaveBeenCalledTimes(1);
});

it('says nothing more when it is disposed of', () => {
  changes.gone();
  changes[Symbol.dispose]();
  vi.advanceTimersByTime(5000);
  expect(onChanged).not.toHaveBeenCalled();
});
