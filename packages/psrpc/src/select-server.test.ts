import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerSelection, type Selection } from './select-server.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const selection = (options: Partial<Selection> = {}) =>
  new ServerSelection({ timeoutMs: 1_000, afterFirstMs: 500, enoughAffinity: 1, ...options });

/** What was chosen by now. */
async function chosenBy({ chosen }: ServerSelection): Promise<string> {
  return await Promise.race([
    chosen.catch((error: Error) => error.message),
    vi.advanceTimersByTimeAsync(0).then(() => 'none yet'),
  ]);
}

it('takes a claim of enough affinity at once', async () => {
  const choosing = selection();
  choosing.add({ serverId: 'idle', affinity: 0.5 });
  choosing.add({ serverId: 'working', affinity: 1 });
  expect(await chosenBy(choosing)).toBe('working');
});

it('takes the best some time after the first', async () => {
  const choosing = selection();
  choosing.add({ serverId: 'a', affinity: 0.01 });
  await vi.advanceTimersByTimeAsync(400);
  choosing.add({ serverId: 'b', affinity: 0.5 });
  await vi.advanceTimersByTimeAsync(99);
  expect(await chosenBy(choosing)).toBe('none yet');
  await vi.advanceTimersByTimeAsync(1);
  expect(await chosenBy(choosing)).toBe('b');
});

it('ends when the time is over, with the words of psrpc', async () => {
  const unheard = selection();
  const tooLittle = selection({ minimumAffinity: 0.5 });
  tooLittle.add({ serverId: 'a', affinity: 0.1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await chosenBy(unheard)).toBe('no response from servers');
  expect(await chosenBy(tooLittle)).toBe('no servers available (received 1 responses)');
});

it('leaves no timer behind', async () => {
  const choosing = selection();
  choosing.add({ serverId: 'a', affinity: 0.1 });
  choosing.close();
  expect(vi.getTimerCount()).toBe(0);
});
