// Tests that one's own lines are shown at once, and say whether they were sent.
import { expect, it, vi } from 'vitest';
import { ChatLog, type ChatLine } from './chat-log.js';
import { encodeChatMessage } from './chat-message.js';
import { Outbox } from './outbox.js';

const ada = { key: 'a', name: 'Ada' };

/** Each publishing waits for `arrive`, in their order. */
function openChat() {
  const waiting: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  let lines: readonly ChatLine[] = [];
  let atMs = 0;
  const chat = new ChatLog({
    outbox: new Outbox({
      publish: () => new Promise<void>((resolve, reject) => waiting.push({ resolve, reject })),
      intervalMs: 0,
    }),
    now: () => atMs,
    onChange: (next) => (lines = next),
  });
  const published = (count: number) => vi.waitFor(() => expect(waiting).toHaveLength(count));
  return {
    chat,
    waiting,
    published,
    pass: (ms: number) => (atMs += ms),
    states: () => lines.map(({ text, state }) => `${text}: ${state}`),
  };
}

it('shows six lines at once that go out one after the other', async () => {
  const { chat, states, waiting, published } = openChat();
  for (const text of ['1', '2', '3', '4', '5', '6']) chat.say(text, ada);
  expect(states()).toEqual(['1', '2', '3', '4', '5', '6'].map((text) => `${text}: sending`));
  await published(1);
  waiting[0]!.resolve();
  await published(2);
  expect(states().slice(0, 2)).toEqual(['1: sent', '2: sending']);
});

it('marks a line that was refused, and sends it again when it is asked to', async () => {
  const { chat, states, waiting, published } = openChat();
  chat.say('hello', ada);
  await published(1);
  waiting[0]!.reject(new Error('refused'));
  await vi.waitFor(() => expect(states()).toEqual(['hello: failed']));
  chat.sayAgain(1);
  await published(2);
  waiting[1]!.resolve();
  await vi.waitFor(() => expect(states()).toEqual(['hello: sent']));
});

it('a line said to a dead server does not stand as sent', async () => {
  const { chat, states, waiting, published, pass } = openChat();
  chat.say('long ago', ada);
  await published(1);
  waiting[0]!.resolve();
  await vi.waitFor(() => expect(states()).toEqual(['long ago: sent']));
  pass(60_000);
  chat.say('just now', ada);
  await published(2);
  waiting[1]!.resolve();
  await vi.waitFor(() => expect(states()[1]).toBe('just now: sent'));
  pass(1000);
  chat.cutOff();
  expect(states()).toEqual(['long ago: sent', 'just now: sending']);
  chat.restore();
  expect(states()).toEqual(['long ago: sent', 'just now: sent']);
  chat.cutOff();
  chat.giveUp();
  expect(states()).toEqual(['long ago: sent', 'just now: failed']);
});

it('keeps lines of others, and leaves foreign events alone', () => {
  const { chat, states } = openChat();
  expect(chat.hear(encodeChatMessage('صباح الخير')!, { key: 's', name: 'سارة' })).toBe(true);
  expect(chat.hear('{"kind":"vote"}', { key: 'e', name: 'Eve' })).toBe(false);
  expect(states()).toEqual(['صباح الخير: sent']);
});
