// Tests who is in the spotlight, and who tells those who come later.
import { expect, it } from 'vitest';
import { Outbox } from './outbox.js';
import { decodeSpotlight, encodeSpotlight, Spotlight } from './spotlight.js';

function setSpotlight(publish: (payload: string) => Promise<void> = async () => {}) {
  const sent: (string | undefined)[] = [];
  const shown: (string | undefined)[] = [];
  let failures = 0;
  const outbox = new Outbox({
    intervalMs: 0,
    publish: async (payload) => {
      await publish(payload);
      sent.push(decodeSpotlight(payload)!.connectionId);
    },
  });
  const spotlight = new Spotlight({
    outbox,
    onChange: (connectionId) => shown.push(connectionId),
    onFailed: () => (failures += 1),
  });
  /** Once all before it has gone out. */
  const idle = () => outbox.send(encodeSpotlight('end'));
  return { spotlight, sent, shown, idle, failures: () => failures };
}

it('is put on somebody, told again to who comes later, and taken off by the same call', async () => {
  const { spotlight, sent, shown, idle } = setSpotlight();
  spotlight.toggle('a');
  await idle();
  spotlight.tellAgain();
  await idle();
  spotlight.toggle('a');
  spotlight.tellAgain();
  await idle();
  expect(sent.filter((each) => each !== 'end')).toEqual(['a', 'a', undefined]);
  expect(shown).toEqual(['a', undefined]);
});

it('is told again only by who put it on last', async () => {
  const { spotlight, sent, shown, idle } = setSpotlight();
  spotlight.toggle('a');
  spotlight.hear(encodeSpotlight('b'));
  spotlight.tellAgain();
  await idle();
  expect(shown).toEqual(['a', 'b']);
  expect(sent).toEqual(['b', 'end']);
});

it('is taken back when it cannot be told', async () => {
  const { spotlight, shown, idle, failures } = setSpotlight(() => Promise.reject(new Error('cut off')));
  spotlight.toggle('a');
  await idle().catch(() => {});
  expect(shown).toEqual(['a', undefined]);
  expect(failures()).toBe(1);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '{"kind":"spotlight"}',
  '{"kind":"spotlight","connectionId":7}',
  '{"kind":"hand"}',
])('takes %j for no spotlight', (payload) => expect(decodeSpotlight(payload)).toBeUndefined());
