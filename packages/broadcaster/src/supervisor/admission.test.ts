import { describe, expect, it } from 'vitest';
import { freeForMore, refusalFor } from './admission.js';

const cost = { cores: 0.7, memoryMib: 240 };

describe('admission', () => {
  it('counts what a broadcast that has just begun is going to need', () => {
    const machine = { cores: 1.5, memoryMib: 1000 };
    expect(freeForMore(machine, [])).toEqual(machine);
    const begun = { expected: cost, used: undefined };
    expect(freeForMore(machine, [begun])).toEqual({ cores: 0.8, memoryMib: 760 });
    const steady = { expected: cost, used: { cores: 0.75, memoryMib: 240 } };
    expect(freeForMore(machine, [steady])).toEqual(machine);
    expect(freeForMore(machine, [begun, begun, begun])).toEqual({ cores: 0, memoryMib: 280 });
  });

  it('lets pass what fits, and says what is missing for what does not', () => {
    expect(refusalFor('1280x720', cost, { cores: 0.7, memoryMib: 240 })).toBeUndefined();
    const free = { cores: 0.31, memoryMib: 3000 };
    expect(refusalFor('1280x720', cost, free)).toMatchObject({
      reason: 'no_capacity',
      message: expect.stringMatching(
        /needs 0\.70 cores and 240 MiB here, and 0\.31 cores and 3000 MiB are free/,
      ),
      needed: cost,
      free,
    });
    expect(refusalFor('1280x720', cost, { cores: 2, memoryMib: 100 })?.reason).toBe('no_capacity');
  });
});
