import { expect, it, vi } from 'vitest';
import { Lease } from './lease.js';

function leaseAt(startMs: number) {
  let nowMs = startMs;
  const onLapsed = vi.fn();
  const lease = new Lease(onLapsed, () => nowMs);
  return { lease, onLapsed, pass: (ms: number) => void (nowMs += ms) };
}

it('lapses once its time is over, however long the process was frozen', async () => {
  const { lease, onLapsed, pass } = leaseAt(1000);
  lease.extend(3000);
  pass(1000);
  lease.extend(4000);
  expect(lease.hasLapsed).toBe(false);
  pass(14_000);
  // Sent before the freeze, and read after it.
  lease.extend(5000);
  await expect.poll(() => onLapsed).toHaveBeenCalledOnce();
});

it('is not extended once it has lapsed: another process may send by now', async () => {
  const { lease, onLapsed, pass } = leaseAt(0);
  lease.extend(100);
  pass(101);
  lease.extend(10_000);
  expect(lease.hasLapsed).toBe(true);
  await expect.poll(() => onLapsed).toHaveBeenCalledOnce();
});

it('never lapses for an owner that asks for none', () => {
  const { lease, pass } = leaseAt(0);
  pass(1e9);
  expect(lease.hasLapsed).toBe(false);
});
