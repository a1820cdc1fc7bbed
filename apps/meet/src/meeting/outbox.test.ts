// Tests the pace and the order in which chat messages go out.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Outbox } from './outbox.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sends the first at once, and the others in order, one an interval', async () => {
  const sent: string[] = [];
  const outbox = new Outbox({ publish: async (payload) => sent.push(payload), intervalMs: 1000 });
  for (const word of ['one', 'two', 'three']) void outbox.send(word);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(['one']);
  await vi.advanceTimersByTimeAsync(999);
  expect(sent).toEqual(['one']);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(['one', 'two']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['one', 'two', 'three']);
});

it('tells of a message that failed, and sends the next one', async () => {
  const sent: string[] = [];
  const outbox = new Outbox({
    publish: async (payload) => {
      if (payload === 'bad') throw new Error('refused');
      sent.push(payload);
    },
  });
  const bad = outbox.send('bad');
  const good = outbox.send('good');
  await expect(bad).rejects.toThrow('refused');
  await vi.runAllTimersAsync();
  await good;
  expect(sent).toEqual(['good']);
});
