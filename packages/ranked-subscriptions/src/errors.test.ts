import { describe, expect, it } from 'vitest';
import { checkedBitrate, checkedLimit, checkedSpeechMemory } from './errors.js';

describe('options that cannot be met', () => {
  it.each([-1, 2.5, Number.NaN, '5' as unknown as number])('refuses the limit %s', (limit) => {
    expect(() => checkedLimit(limit)).toThrow(expect.objectContaining({ code: 'invalid-limit' }));
  });

  it.each([-1, Number.NaN, '5' as unknown as number])('refuses a memory of %s', (memory) => {
    expect(() => checkedSpeechMemory(memory)).toThrow(
      expect.objectContaining({ code: 'invalid-speech-memory' }),
    );
  });

  it.each([0, -1, Number.NaN, '5' as unknown as number])('refuses a ceiling of %s bit/s', (maxVideoBps) => {
    expect(() => checkedBitrate(maxVideoBps)).toThrow(expect.objectContaining({ code: 'invalid-bitrate' }));
  });

  it('takes any whole number, and no limit at all', () => {
    expect([0, 3_000, Infinity].map(checkedLimit)).toEqual([0, 3_000, Infinity]);
  });
});
