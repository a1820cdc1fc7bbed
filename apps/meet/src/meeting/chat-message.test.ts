// Tests that words survive the way through a custom event, and that foreign events are left alone.
import { expect, it } from 'vitest';
import { decodeChatMessage, encodeChatMessage } from './chat-message.js';

it.each(['hello', 'two\nlines', '"quoted" \\ {}', 'Ünïcödé 🚀', '<b>no markup</b>'])('carries %j', (text) => {
  expect(decodeChatMessage(encodeChatMessage(text)!)).toBe(text);
});

it('has nothing to send for empty words, or for more than one event holds', () => {
  expect(encodeChatMessage('  \n ')).toBeUndefined();
  expect(encodeChatMessage('x'.repeat(4000))).toBeDefined();
  expect(encodeChatMessage('x'.repeat(4096))).toBeUndefined();
  expect(encodeChatMessage('🚀'.repeat(1020))).toBeUndefined();
});

it.each([
  '',
  'plain words',
  'null',
  '[]',
  '42',
  '{"kind":"chat"}',
  '{"kind":"vote","text":"x"}',
  '{"kind":"chat","text":7}',
  JSON.stringify({ kind: 'chat', text: 'x'.repeat(10_000) }),
])('takes %j for no message', (payload) => {
  expect(decodeChatMessage(payload)).toBeUndefined();
});
