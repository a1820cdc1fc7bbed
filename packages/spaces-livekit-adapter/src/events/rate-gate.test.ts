import { expect, it } from 'vitest';
import { RateGate } from './rate-gate.js';

it('lets one pass for each interval, counted from the one that passed', () => {
  let nowMs = 5000;
  const gate = new RateGate(1000, () => nowMs);
  const passed = [0, 999, 1, 500, 500].map((laterMs) => {
    nowMs += laterMs;
    return gate.tryPass();
  });
  expect(passed).toEqual([true, false, true, false, true]);
});
