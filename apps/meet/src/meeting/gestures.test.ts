// Tests raised hands and reactions between people whose custom events pass through one room.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Gestures } from './gestures.js';
import { Outbox } from './outbox.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ada = { name: 'Ada' };
const ben = { name: 'Ben' };

function openGestures(publish: (payload: string) => Promise<unknown> = async () => {}) {
  const sent: string[] = [];
  const onFailed = vi.fn();
  const outbox = new Outbox({
    publish: (payload) => {
      sent.push(payload);
      return publish(payload);
    },
    intervalMs: 1000,
  });
  return { gestures: new Gestures<object>({ outbox, onChange: () => {}, onFailed }), sent, onFailed };
}

const RAISED = '{"kind":"hand","isRaised":true}';
const DOWN = '{"kind":"hand","isRaised":false}';

it('shows hands in the order in which they were raised', () => {
  const { gestures } = openGestures();
  expect(gestures.hear(RAISED, ben)).toBe(true);
  gestures.toggleHand(ada);
  expect(gestures.of(ben)).toEqual({ hand: 1 });
  expect(gestures.of(ada)).toEqual({ hand: 2 });
  expect(gestures.hear(DOWN, ben)).toBe(false);
  expect(gestures.of(ada)).toEqual({ hand: 1 });
});

it('tells a newcomer of a raised hand, once for many who come together, and is news only once', async () => {
  const { gestures, sent } = openGestures();
  gestures.tellAgain();
  gestures.toggleHand(ada);
  await vi.advanceTimersByTimeAsync(1000);
  for (let newcomer = 0; newcomer < 30; newcomer++) gestures.tellAgain();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([RAISED, RAISED]);
  expect([gestures.hear(RAISED, ben), gestures.hear(RAISED, ben)]).toEqual([true, false]);
});

it('a hand that goes up and down quickly ends as it was left', async () => {
  const { gestures, sent } = openGestures();
  for (let press = 0; press < 4; press++) gestures.toggleHand(ada);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.at(-1)).toBe(DOWN);
  expect(gestures.of(ada)).toEqual({});
});

it('shows a reaction for five seconds, and sends the last of many', async () => {
  const { gestures, sent } = openGestures();
  for (let press = 0; press < 20; press++) gestures.react(ada, '👏');
  gestures.react(ada, '🎉');
  await vi.advanceTimersByTimeAsync(4999);
  expect(gestures.of(ada)).toEqual({ reaction: '🎉' });
  await vi.advanceTimersByTimeAsync(1);
  expect(gestures.of(ada)).toEqual({});
  expect(sent).toEqual(['{"kind":"reaction","reaction":"🎉"}']);
});

it('takes back a hand that could not be sent', async () => {
  const { gestures, onFailed } = openGestures(() => Promise.reject(new Error('refused')));
  gestures.toggleHand(ada);
  await vi.advanceTimersByTimeAsync(0);
  expect(gestures.of(ada)).toEqual({});
  expect(onFailed).toHaveBeenCalledOnce();
});

it('forgets whoever has left', () => {
  const { gestures } = openGestures();
  gestures.hear(RAISED, ben);
  gestures.hear('{"kind":"reaction","reaction":"👍"}', ben);
  gestures.forget(ben);
  expect(gestures.of(ben)).toEqual({});
});

it.each(['', 'null', '[]', '{"kind":"hand","isRaised":"yes"}', '{"kind":"reaction","reaction":"<img>"}'])(
  'leaves %j of a stranger alone',
  (payload) => {
    const { gestures } = openGestures();
    expect(gestures.hear(payload, ben)).toBe(false);
    expect(gestures.of(ben)).toEqual({});
  },
);
