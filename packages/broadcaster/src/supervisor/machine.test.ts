import { describe, expect, it } from 'vitest';
import { freeCores, readQuota, watchMachine } from './machine.js';

const at = (atMs: number, idleMs: number, totalMs: number, usedMs?: number) => ({
  atMs,
  idleMs,
  totalMs,
  usedMs,
});

describe('what is free', () => {
  it('is the idle share of all cores', () => {
    expect(freeCores(at(0, 0, 0), at(1000, 3000, 4000), 4, undefined)).toBe(3);
    expect(freeCores(at(0, 5, 9), at(0, 5, 9), 2, undefined)).toBe(2);
  });

  it('is no more than is left of a container’s share', () => {
    expect(freeCores(at(0, 0, 0, 0), at(1000, 4000, 4000, 500), 4, 1.5)).toBe(1);
    expect(freeCores(at(0, 0, 0, 0), at(1000, 4000, 4000, 2000), 4, 1.5)).toBe(0);
  });

  it.each([
    ['max 100000\n', undefined],
    ['150000 100000\n', 1.5],
    [undefined, undefined],
    ['', undefined],
    ['words', undefined],
  ])('reads the share from %j', (text, cores) => expect(readQuota(text)).toBe(cores));

  it('is measured here', () => {
    using machine = watchMachine();
    const { cores, memoryMib } = machine.free();
    expect(cores).toBeGreaterThanOrEqual(0);
    expect(memoryMib).toBeGreaterThan(1);
  });
});
