// Tests which payloads are captions, and how long and how many are shown.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CaptionLog, decodeCaption, encodeCaption, type Caption } from './caption-log.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each(['Hello', 'こんにちは', 'مرحبا', '🚀 <b>&'])('carries %j', (text) => {
  expect(decodeCaption(encodeCaption(text))).toBe(text);
});

it.each([
  '',
  '{',
  'null',
  '"hi"',
  '{"kind":"caption"}',
  '{"kind":"caption","text":" "}',
  '{"kind":"hand","text":"x"}',
])('is none: %j', (payload) => {
  expect(decodeCaption(payload)).toBeUndefined();
});

it('cuts what is too long, and no letter in two', () => {
  expect(decodeCaption(encodeCaption('🚀'.repeat(400)))).toBe('🚀'.repeat(300));
  expect(decodeCaption(JSON.stringify({ kind: 'caption', text: 'x'.repeat(9999) }))).toHaveLength(300);
});

it('shows the last three, each for a while', () => {
  let shown: readonly Caption[] = [];
  const log = new CaptionLog((captions) => (shown = captions));
  for (const text of ['one', 'two', 'three']) log.add('Ada', text);
  expect(log.hear(encodeCaption('four'), 'Ben')).toBe(true);
  expect(shown.map(({ from, text }) => `${from}: ${text}`)).toEqual(['Ada: two', 'Ada: three', 'Ben: four']);
  expect(log.hear('no caption', 'Ben')).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual([]);
});
