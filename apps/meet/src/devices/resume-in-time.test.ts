// Tests that an effect on sound fails in time in a browser that waits for a click.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { resumeInTime } from './resume-in-time.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('fails when the browser leaves the context suspended', async () => {
  const outcome = expect(resumeInTime({ resume: () => new Promise(() => {}) })).rejects.toThrow(/in time/);
  await vi.runAllTimersAsync();
  await outcome;
});

it('leaves no timer behind when the context starts', async () => {
  await resumeInTime({ resume: () => Promise.resolve() });
  expect(vi.getTimerCount()).toBe(0);
});
